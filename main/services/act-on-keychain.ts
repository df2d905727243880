import type {
  KeychainLook,
  KeychainMoved,
  KeychainPreview,
  KeychainTarget,
  KeychainUndone,
} from '../../preload/contract.ts';
import type { MadeProfiles } from './act-on-profiles.ts';
import type { StateHolder } from './hold-state.ts';
import type { SessionKeeper } from './keep-sessions-current.ts';
import type { KeptTokens } from './kept-tokens.ts';
import type { MoveTokens } from './move-tokens.ts';
import { sessionOf } from './open-console.ts';

/** The keychain of this computer, as the window needs it. */
export type WindowKeychain = Readonly<{
  moves: Pick<MoveTokens, 'preview' | 'move' | 'undo'>;
  kept: Pick<KeptTokens, 'read' | 'askAgain'>;
  /** Whether it can be used now; it asks the person for nothing, and never rejects. */
  look(): Promise<KeychainLook>;
  /** The item of a session, as the keychain's own program shows it. */
  itemOf(sessionId: string): string;
}>;

export type KeychainActPorts = Readonly<{
  holder: StateHolder;
  keychain: WindowKeychain;
  sessions: Pick<SessionKeeper, 'reload'>;
  made: Pick<MadeProfiles, 'reload'>;
}>;

/**
 * What a person can do in the window about where tokens are kept. They may be asked for each, whatever they said before. The promises
 * reject with a `Problem`.
 */
export function actOnKeychain({ holder, keychain, sessions, made }: KeychainActPorts) {
  const { moves, kept } = keychain;

  /** The window is told where the token is together with the answer, and of what was done before it came to nothing, too. */
  async function shown<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      await Promise.all([sessions.reload(), made.reload()]);
    }
  }

  return {
    lookAtKeychain: keychain.look,
    async previewMove({ sessionId, to }: KeychainTarget): Promise<KeychainPreview> {
      sessionOf(holder.state(), sessionId);
      const { profiles, changes, left, unaffected, files } = await moves.preview(sessionId, to);
      return {
        profiles: [...profiles],
        changes: changes.map(({ file, lines }) => ({ file, lines: [...lines] })),
        left: left.map((each) => ({ ...each })),
        unaffected: [...unaffected],
        item: keychain.itemOf(sessionId),
        files: [...files],
      };
    },
    async moveToken({ sessionId, to }: KeychainTarget, profiles: boolean): Promise<KeychainMoved> {
      sessionOf(holder.state(), sessionId);
      kept.askAgain();
      const { changeId, profiles: changed, warnings } = await shown(moves.move(sessionId, to, profiles));
      return {
        profiles: changed.length,
        ...(changeId !== undefined && { changeId }),
        ...(warnings !== undefined && { warnings: [...warnings] }),
      };
    },
    async undoMove({ sessionId, to }: KeychainTarget, changeId?: string): Promise<KeychainUndone> {
      kept.askAgain();
      await shown(moves.undo(sessionId, to, changeId));
      return { signedOut: !holder.state().sessions.some(({ id, token }) => id === sessionId && token !== undefined) };
    },
    async readTokenAgain(sessionId: string): Promise<void> {
      sessionOf(holder.state(), sessionId);
      kept.askAgain();
      await shown(kept.read(sessionId, 'may-ask'));
    },
  };
}
