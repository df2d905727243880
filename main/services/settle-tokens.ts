import { isAsideOf } from '../domain/aside-name.ts';
import { isKept, isUnchosen, type KeptSession } from '../domain/kept-session.ts';
import type { Problem } from '../domain/problem.ts';
import { sameToken } from '../domain/same-token.ts';
import type { Session } from '../domain/session.ts';
import type { Token } from '../domain/token.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import { findPlainTokens, type SessionPlace } from './find-plain-tokens.ts';
import type { EndLeaving } from './finish-leaving.ts';
import type { MovePorts } from './move-ports.ts';
import { sharesSecret, signInToElsewhere } from './move-problems.ts';
import { type MovedIn, moveToKeychain } from './move-to-keychain.ts';
import { type RemoveRolesPorts, removeRoles } from './remove-roles.ts';
import { restoreToFile } from './restore-to-file.ts';
import type { TokenStore } from './token-store.ts';

export type SettlePorts = MovePorts &
  RemoveRolesPorts &
  Readonly<{
    exclusively: TokenStore['exclusively'];
    /** What becomes of a token file that another program writes for a session in the keychain. */
    newPlaintext(): Promise<'move' | 'leave'>;
    endLeaving: EndLeaving;
  }>;

/** The sessions whose files went into the keychain; those whose files stay there, as set; why others could not be moved. */
export type Settled = Readonly<{
  moved: readonly string[];
  left: readonly string[];
  failures: readonly unknown[];
}>;

/** `moved`: what was moved, or finished being moved. */
type Done = Readonly<{ became?: 'moved' | 'left'; moved?: MovedIn<unknown> }>;

const nothing = async (): Promise<void> => undefined;

/**
 * Finishes what was stopped, and takes over what other programs put into files. A file that is only half there is left for the next time: the
 * AWS CLI cuts a file before it writes it. Where sign-ins of other programs are to be left, what was left behind by a move still goes.
 */
export function settleTokens(ports: SettlePorts): (sessions: readonly Session[]) => Promise<Settled> {
  const { record, kept, plain, exclusively, newPlaintext, endLeaving } = ports;

  const stillIs = async ({ id, storage, restoring }: KeptSession): Promise<boolean> =>
    (await record.list()).some((now) => now.id === id && now.storage === storage && now.restoring === restoring);

  async function settleOne(session: KeptSession, place: SessionPlace): Promise<Done> {
    const bringing = { place, asking: 'silently', between: nothing } as const;
    const inTurn = <T>(work: () => Promise<T>) =>
      exclusively(session.id, async () => {
        if (!(await stillIs(session))) return undefined;
        await endLeaving(session.id, 'silently');
        return work();
      });
    if (session.restoring === true) {
      await inTurn(() => restoreToFile(ports, bringing, !isUnchosen(session)));
      return {};
    }
    const file = tokenFileName(session.id);
    if (!(await plain.names()).some((name) => name === file || isAsideOf(file, name))) return {};
    const { own, aside, useless, strays, foreign } = await findPlainTokens(plain, place);
    const isLeft = own !== undefined && (await isToBeLeft(place, own.token));
    const hasAside = aside.length + useless.length + strays.length > 0;
    const isToMove = (own !== undefined && !isLeft) || hasAside;
    const moved = isToMove ? await inTurn(() => moveToKeychain(ports, bringing, !isLeft)) : undefined;
    if (foreign !== undefined) throw signInToElsewhere(place, plain.label(file), foreign);
    if (isLeft) return { became: 'left' };
    return { ...(moved && { moved }), ...(moved && own && { became: 'moved' }) };
  }

  async function isToBeLeft({ id, startUrl }: SessionPlace, token: Token): Promise<boolean> {
    if ((await newPlaintext()) === 'move') return false;
    return !sameToken((await kept.read(id, 'silently', startUrl))?.token, token);
  }

  /** Why not all of a session that is in the keychain went out of files. */
  async function leftOf(session: Session, { token, sharing }: MovedIn<unknown>): Promise<readonly Problem[]> {
    const roles = await removeRoles(ports, session, token);
    return [...roles, ...sharing.map((file) => sharesSecret(session, plain.label(file)))];
  }

  return async (sessions) => {
    const settled = { moved: [] as string[], left: [] as string[], failures: [] as unknown[] };
    for (const recorded of (await record.list()).filter(isKept)) {
      const { id, facts } = recorded;
      const session = sessions.find((one) => one.id === id);
      try {
        const { became, moved } = await settleOne(recorded, session ?? { name: id, ...facts, id });
        if (became !== undefined) settled[became].push(id);
        if (moved !== undefined && session !== undefined) settled.failures.push(...(await leftOf(session, moved)));
      } catch (error) {
        settled.failures.push(error);
      }
    }
    return settled;
  };
}
