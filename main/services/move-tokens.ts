import type { DependentsPreview } from './dependents.ts';

/** How a move went; `changeId` is that of the profiles. */
export type Moved = Readonly<{ profiles: readonly string[]; changeId?: string }>;

export type MovePreview = DependentsPreview & Readonly<{ files: readonly string[] }>;

/** Moves tokens between the AWS CLI's cache and the keychain. All calls reject with a `Problem`. */
export type MoveTokens = Readonly<{
  preview(sessionId: string, to: 'keychain' | 'file'): Promise<MovePreview>;
  /**
   * Brings a session's token to where it is wanted, and remembers that for its next sign-ins; with `profiles` what depends on it comes
   * along. Stopped anywhere, a usable token remains, and the same call finishes it. Done as well when it is there already, or signed out.
   */
  move(sessionId: string, to: 'keychain' | 'file', profiles: boolean): Promise<Moved>;
  /** Takes a move back. Rejects with 'conflict' as `ProfileChanges.undo`; then the token has not moved either. */
  undo(sessionId: string, changeId: string | undefined): Promise<void>;
  /**
   * Finishes moves that were stopped, and takes over what other programs put into files for sessions in the keychain, or leaves
   * that, as set. Asks the person for nothing. Gives the sessions that it moved, and why others could not be.
   */
  settle(): Promise<Readonly<{ moved: readonly string[]; failures: readonly unknown[] }>>;
}>;
