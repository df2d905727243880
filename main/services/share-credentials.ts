import type { Access } from '../domain/access.ts';
import { type Credentials, reuseWindowMs } from '../domain/credentials.ts';
import type { Token } from '../domain/token.ts';
import type { TokenSource } from './portal.ts';
import { signInNeeded } from './portal-problem.ts';
import type { Clock } from './ports.ts';

/** Credentials that the processes of this machine share (a port). Nothing here rejects because they can't be kept. */
export type SharedCredentials = Readonly<{
  /** What is kept for an access, if this very token bought it. */
  read(sessionId: string, access: Access, token: Token): Promise<Credentials | undefined>;
  write(sessionId: string, access: Access, token: Token, credentials: Credentials): Promise<void>;
  /** Runs `work` while no other process works for the same access, as far as that can be had within some seconds. */
  alone<T>(sessionId: string, access: Access, work: () => Promise<T>): Promise<T>;
}>;

type SharePorts = Readonly<{
  issue(sessionId: string, access: Access): Promise<Credentials>;
  tokens: TokenSource;
  shared: SharedCredentials;
  clock: Pick<Clock, 'now'>;
}>;

/**
 * Gives credentials as `issue` does, but however many processes ask at once, AWS is asked once. They are given again while they have
 * 15 minutes left: with less, botocore would ask anew each time that it uses them.
 */
export function shareCredentials({ issue, tokens, shared, clock }: SharePorts) {
  return async (sessionId: string, access: Access): Promise<Credentials> => {
    const kept = async (): Promise<Credentials | undefined> => {
      const token = await tokens(sessionId);
      if (token === undefined || !(token.expiresAt > clock.now())) throw signInNeeded();
      const credentials = await shared.read(sessionId, access, token);
      return credentials && credentials.expiration - clock.now() >= reuseWindowMs ? credentials : undefined;
    };
    const anew = async (): Promise<Credentials> => {
      const credentials = await issue(sessionId, access);
      // Read again, for it may have been refreshed; and who signed out meanwhile is given nothing, and leaves nothing behind.
      const token = await tokens(sessionId);
      if (token === undefined) throw signInNeeded();
      await shared.write(sessionId, access, token, credentials);
      return credentials;
    };
    return (await kept()) ?? shared.alone(sessionId, access, async () => (await kept()) ?? anew());
  };
}
