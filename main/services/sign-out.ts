import { PortalFailure } from '../domain/portal-failure.ts';
import type { Session } from '../domain/session.ts';
import type { Token } from '../domain/token.ts';
import type { Portal } from './portal.ts';
import type { Clock } from './ports.ts';
import { type RemoveRoleCredentialsPorts, removeRoleCredentials } from './remove-role-credentials.ts';
import { type RemoveTokensPorts, removeTokens } from './remove-tokens.ts';

export type SignOutPorts = RemoveTokensPorts &
  RemoveRoleCredentialsPorts &
  Readonly<{
    portal: Pick<Portal, 'accounts' | 'roles' | 'logout'>;
    clock: Clock;
    /** Removes the profiles with keys that were written for the session. */
    removeKeys: (sessionId: string) => Promise<void>;
    /** Removes the credentials of the session that processes share. */
    removeShared: (sessionId: string) => Promise<void>;
    /** Drops the credentials of the session that are kept in memory. */
    forget?: (sessionId: string) => void;
  }>;

/** `leftAtAws` is true when AWS could not be told of a sign-in: there it ends by itself. */
export type SignedOut = Readonly<{ leftAtAws: boolean }>;

type Failure = Readonly<{ error: unknown }>;

/**
 * Signs one session out. What is on this machine goes first, so that it is gone whatever AWS answers; each part goes even if
 * another can't. Then rejects with the first `Problem` there was. Credentials that AWS has issued live on to their end.
 */
export function signOut(ports: SignOutPorts): (session: Session) => Promise<SignedOut> {
  const { portal, clock, removeKeys, removeShared, forget } = ports;
  const takeTokens = removeTokens(ports);
  const takeRoleCredentials = removeRoleCredentials(ports);

  /** Gives whether AWS knows. One that is busy is asked again; where it can't be reached, nobody is kept waiting. */
  const tell = async (token: Token, [rest, ...rests]: readonly number[] = restsMs): Promise<boolean> => {
    try {
      await portal.logout(token);
      return true;
    } catch (error) {
      if (rest === undefined || !isBusy(error)) return false;
      await clock.sleep(rest);
      return tell(token, rests);
    }
  };

  const takeOf = async (sessions: readonly Session[], remove: (sessionId: string) => Promise<void>): Promise<void> => {
    for (const { id } of sessions) await remove(id);
  };

  return async (session) => {
    const { tokens, sessions, failed } = await takeTokens(session);
    for (const { id } of sessions) forget?.(id);
    const keys = await failureOf(takeOf(sessions, removeKeys));
    const shared = await failureOf(takeOf(sessions, removeShared));
    // Before AWS is told: from then on it answers nothing to this token.
    const roles = await failureOf(takeRoleCredentials(sessions, longestLasting(tokens)));
    const told = await Promise.all(tokens.map((token) => tell(token)));
    for (const failure of [failed, roles, keys, shared]) if (failure !== undefined) throw failure.error;
    return { leftAtAws: told.includes(false) };
  };
}

const restsMs = [400, 1200];

const isBusy = (error: unknown): boolean =>
  error instanceof PortalFailure && (error.kind === 'throttled' || error.kind === 'server');

const failureOf = (part: Promise<void>): Promise<Failure | undefined> =>
  part.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );

const longestLasting = (tokens: readonly Token[]): Token | undefined =>
  tokens.toSorted((a, b) => b.expiresAt - a.expiresAt)[0];
