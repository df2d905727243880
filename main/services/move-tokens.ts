import { isKept, isUnchosen, type KeptSession } from '../domain/kept-session.ts';
import { Problem, sentenceOf } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import type { AdoptItem } from './adopt-item.ts';
import type { Dependents, DependentsPreview } from './dependents.ts';
import { filesToMove } from './files-to-move.ts';
import { findPlainTokens } from './find-plain-tokens.ts';
import type { SessionFinder } from './find-sessions.ts';
import { movedSince, sharesSecret, signInToElsewhere, wasOnlyInMemory } from './move-problems.ts';
import { moveToKeychain } from './move-to-keychain.ts';
import type { ProfileChanges } from './profile-changes.ts';
import { removeRoles } from './remove-roles.ts';
import { heldInMemory, restoreToFile } from './restore-to-file.ts';
import { type Settled, type SettlePorts, settleTokens } from './settle-tokens.ts';
import { takeTurns } from './take-turns.ts';

/**
 * How a move went; `changeId` is that of the profiles. `warnings` are sentences on what could not be taken away although the token is
 * where it was wanted. `found`: the session, who seemed signed out, has a token in the keychain of which nothing was known.
 */
export type Moved = Readonly<{
  profiles: readonly string[];
  changeId?: string;
  warnings?: readonly string[];
  found?: true;
}>;

export type MovePreview = DependentsPreview & Readonly<{ files: readonly string[] }>;

/** Moves tokens between the AWS CLI's cache and the keychain. All calls reject with a `Problem`. */
export type MoveTokens = Readonly<{
  preview(sessionId: string, to: 'keychain' | 'file'): Promise<MovePreview>;
  /**
   * Brings a session's token to where it is wanted, and remembers that for its next sign-ins; with `profiles` what depends on it comes
   * along. Stopped anywhere, a usable token remains, and the same call finishes it. Done as well when it is there already, or signed out.
   */
  move(sessionId: string, to: 'keychain' | 'file', profiles: boolean): Promise<Moved>;
  /**
   * Takes a move `to` somewhere back. Rejects with 'conflict' as `ProfileChanges.undo`, where the token has been moved again since, and where
   * the token was in memory alone before; then it has not moved either.
   */
  undo(sessionId: string, to: 'keychain' | 'file', changeId: string | undefined): Promise<void>;
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
    adopt: AdoptItem;
    undoProfiles: ProfileChanges['undo'];
  }>;

type Place = 'keychain' | 'file';

type Before = Readonly<{ chosen: KeptSession | undefined; wasInMemory: boolean }>;

/** `isChosen` false: it is only taken back to where it was, without anybody having chosen that. */
type Work<T> = Readonly<{ between: () => Promise<T>; check?: () => Promise<void>; isChosen?: boolean }>;

type Brought<T> = Readonly<{ between: T; roles: readonly Problem[]; sharing: readonly Problem[] }>;

const nothing = async (): Promise<void> => undefined;

/** One move at a time in this process, and one at a time of a session among all. */
export function moveTokens(ports: MoveTokensPorts): MoveTokens {
  const { record, kept, plain, find, exclusively, dependents, undoProfiles, endLeaving, adopt } = ports;
  const turns = takeTurns();
  const settleAll = settleTokens(ports);
  /** How it was before a session was moved, for who takes that back. */
  const before = new Map<string, Before>();

  async function sessionOf(id: string): Promise<Session> {
    const session = (await find()).sessions.find((one) => one.id === id);
    if (session !== undefined) return session;
    throw new Problem('usage', { what: 'There is no such session any more.', next: 'Choose another one.' });
  }

  const recorded = async (id: string) => (await record.list()).find((one) => one.id === id);

  /**
   * True where the keychain has a token of a session that seemed signed out. Who moves it back would lose it there; on the way into the
   * keychain it is found later just as well.
   */
  async function isUnknown(session: Session, to: Place): Promise<boolean> {
    if (to === 'file') return adopt(session, 'may-ask');
    return adopt(session, 'silently').catch((error: unknown) => {
      if (error instanceof Problem && error.kind === 'keychain') return false;
      throw error;
    });
  }

  /** Gives what `between` gave, and problems with what is left in files. `check` is run before, and once nobody else can move it. */
  async function bring<T>(
    session: Session,
    to: Place,
    { between, check = nothing, isChosen }: Work<T>,
  ): Promise<Brought<T>> {
    const bringing = { place: session, asking: 'may-ask', between } as const;
    await check();
    const now = await recorded(session.id);
    // The person may take their time, and whoever needs the token waits for who holds the lock.
    const isHeld = to === 'file' && (await heldInMemory(ports, session.id, session.startUrl)) !== undefined;
    if ((isKept(now) && !(isHeld && now.facts === undefined)) || (to === 'keychain' && session.token !== undefined))
      await kept.open(session.id);
    if (to === 'file') {
      return exclusively(session.id, async () => {
        await check();
        await endLeaving(session.id, 'silently');
        return { between: await restoreToFile(ports, bringing, isChosen), roles: [], sharing: [] };
      });
    }
    const { foreign } = await findPlainTokens(plain, session);
    if (foreign !== undefined) throw signInToElsewhere(session, plain.label(tokenFileName(session.id)), foreign);
    const moved = await exclusively(session.id, async () => {
      await check();
      await endLeaving(session.id, 'silently');
      return moveToKeychain(ports, bringing);
    });
    const roles = await removeRoles(ports, session, moved.token);
    const sharing = moved.sharing.map((file) => sharesSecret(session, plain.label(file)));
    return { between: moved.between, roles, sharing };
  }

  return {
    async preview(sessionId, to) {
      const session = await sessionOf(sessionId);
      const [depending, files] = await Promise.all([dependents.preview(session, to), filesToMove(ports, session, to)]);
      return { ...depending, files };
    },
    move: (sessionId, to, profiles) =>
      turns.take(async () => {
        const seen = await sessionOf(sessionId);
        const isFound = seen.token === undefined && (await isUnknown(seen, to));
        const session = isFound ? await sessionOf(sessionId) : seen;
        const chosen = await recorded(sessionId);
        const wasInMemory = (await heldInMemory(ports, sessionId, session.startUrl)) !== undefined;
        const change = async (): Promise<Moved> => {
          if (!profiles) return { profiles: [] };
          const { profiles: changed, changeId } = await dependents.change(session, to);
          return { profiles: changed, ...(changeId !== undefined && { changeId }) };
        };
        const { between: moved, roles, sharing } = await bring(session, to, { between: change });
        before.set(sessionId, { chosen, wasInMemory });
        const leftovers = [...roles, ...sharing];
        const warnings = leftovers.map(({ words }) => sentenceOf(words));
        return { ...moved, ...(warnings.length > 0 && { warnings }), ...(isFound && { found: true }) };
      }),
    undo: (sessionId, to, changeId) =>
      turns.take(async () => {
        const session = await sessionOf(sessionId);
        const { chosen, wasInMemory = false } = before.get(sessionId) ?? {};
        if (wasInMemory) throw wasOnlyInMemory(session);
        const back = to === 'keychain' ? 'file' : 'keychain';
        const check = async () => {
          if (isKept(await recorded(sessionId)) !== (to === 'keychain')) throw movedSince(session, back);
        };
        const between = async () => changeId !== undefined && undoProfiles(changeId);
        const isChosen = !(before.has(sessionId) && isUnchosen(chosen));
        const { roles } = await bring(session, back, { between, check, isChosen });
        if (back === 'file' && before.has(sessionId) && !isKept(chosen)) {
          await record.change(sessionId, (one) => (isKept(one) ? one : chosen));
        }
        before.delete(sessionId);
        // What other sign-ins share with it was in their files before, too.
        const [leftover] = roles;
        if (leftover !== undefined) throw leftover;
      }),
    settle: () => turns.take(async () => settleAll((await find()).sessions)),
  };
}
