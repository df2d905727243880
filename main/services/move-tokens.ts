import { isKept, type KeptSession } from '../domain/kept-session.ts';
import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { Token } from '../domain/token.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import type { Dependents, DependentsPreview } from './dependents.ts';
import { filesToMove } from './files-to-move.ts';
import { findPlainTokens } from './find-plain-tokens.ts';
import type { SessionFinder } from './find-sessions.ts';
import { rolesStillCached, signInToElsewhere } from './move-problems.ts';
import { moveToKeychain } from './move-to-keychain.ts';
import type { ProfileChanges } from './profile-changes.ts';
import { restoreToFile } from './restore-to-file.ts';
import { type Settled, type SettlePorts, settleTokens } from './settle-tokens.ts';
import { takeTurns } from './take-turns.ts';

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
   * that, as set. Asks the person for nothing.
   */
  settle(): Promise<Settled>;
}>;

export type MoveTokensPorts = SettlePorts &
  Readonly<{
    find: SessionFinder['find'];
    dependents: Dependents;
    undoProfiles: ProfileChanges['undo'];
    /** Removes the credentials of a session's roles that the AWS CLI keeps. */
    removeRoleCredentials(sessions: readonly Session[], token: Token | undefined): Promise<void>;
  }>;

type Place = 'keychain' | 'file';

/** One move at a time in this process, and one at a time of a session among all. */
export function moveTokens(ports: MoveTokensPorts): MoveTokens {
  const { record, plain, find, exclusively, dependents, undoProfiles, removeRoleCredentials } = ports;
  const turns = takeTurns();
  const settleAll = settleTokens(ports);
  /** What was chosen before a session was moved, for who takes that back. */
  const chosenBefore = new Map<string, KeptSession | undefined>();

  async function sessionOf(id: string): Promise<Session> {
    const session = (await find()).sessions.find((one) => one.id === id);
    if (session !== undefined) return session;
    throw new Problem('usage', { what: 'There is no such session any more.', next: 'Choose another one.' });
  }

  const recorded = async (id: string) => (await record.list()).find((one) => one.id === id);

  async function bring<T>(session: Session, to: Place, between: () => Promise<T>): Promise<T> {
    const bringing = { place: session, asking: 'may-ask', between } as const;
    if (to === 'file') return exclusively(session.id, () => restoreToFile(ports, bringing));
    const { foreign } = await findPlainTokens(plain, session);
    if (foreign !== undefined) throw signInToElsewhere(session, plain.label(tokenFileName(session.id)), foreign);
    const moved = await exclusively(session.id, () => moveToKeychain(ports, bringing));
    await removeRoleCredentials([session], moved.token).catch((error: unknown) => {
      throw rolesStillCached(session, error);
    });
    return moved.between;
  }

  return {
    async preview(sessionId, to) {
      const session = await sessionOf(sessionId);
      const [depending, files] = await Promise.all([dependents.preview(session, to), filesToMove(ports, session, to)]);
      return { ...depending, files };
    },
    move: (sessionId, to, profiles) =>
      turns.take(async () => {
        const session = await sessionOf(sessionId);
        const before = await recorded(sessionId);
        const change = async (): Promise<Moved> => {
          if (!profiles) return { profiles: [] };
          const { profiles: changed, changeId } = await dependents.change(session, to);
          return { profiles: changed, ...(changeId !== undefined && { changeId }) };
        };
        const moved = await bring(session, to, change);
        chosenBefore.set(sessionId, before);
        return moved;
      }),
    undo: (sessionId, changeId) =>
      turns.take(async () => {
        const session = await sessionOf(sessionId);
        const now = await recorded(sessionId);
        const to = now?.storage === 'keychain' ? 'file' : 'keychain';
        await bring(session, to, async () => changeId !== undefined && undoProfiles(changeId));
        const before = chosenBefore.get(sessionId);
        if (to === 'file' && chosenBefore.has(sessionId) && !isKept(before)) {
          await record.change(sessionId, (one) => (isKept(one) ? one : before));
        }
        chosenBefore.delete(sessionId);
      }),
    settle: () => turns.take(async () => settleAll((await find()).sessions)),
  };
}
