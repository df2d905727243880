import type { DiffLine } from '../domain/aws-file/diff-lines.ts';
import type { Session } from '../domain/session.ts';
import type { ChangeMade } from './profile-changes.ts';

/** What a session's profiles would become; `left` and `unaffected` as in the contract's `KeychainPreview`. */
export type DependentsPreview = Readonly<{
  profiles: readonly string[];
  changes: readonly Readonly<{ file: string; lines: DiffLine[] }>[];
  left: readonly Readonly<{ profile: string; why: string }>[];
  unaffected: readonly string[];
}>;

/** The profiles in the AWS files that stand and fall with where a session's token is. */
export type Dependents = Readonly<{
  /**
   * What `change` would do. To 'keychain': profiles that find the token in the AWS CLI's cache become `process` profiles. To 'file': those
   * that were changed so become again what they were. Rejects with a `Problem` of kind 'file'.
   */
  preview(session: Session, to: 'keychain' | 'file'): Promise<DependentsPreview>;
  /** All of them in one change, which `ProfileChanges.undo` takes back. */
  change(session: Session, to: 'keychain' | 'file'): Promise<ChangeMade & Readonly<{ profiles: readonly string[] }>>;
}>;
