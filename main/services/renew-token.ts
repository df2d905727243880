import { OidcFailure } from '../domain/oidc-failure.ts';
import { Problem, problemOf } from '../domain/problem.ts';
import { isRefreshable } from '../domain/refresh-plan.ts';
import { refreshRefusal } from '../domain/refresh-refusal.ts';
import { sameToken } from '../domain/same-token.ts';
import type { Token } from '../domain/token.ts';
import type { Oidc } from './oidc.ts';
import type { Clock } from './ports.ts';
import type { TokenStore } from './token-store.ts';

export type RenewTokenPorts = Readonly<{
  store: TokenStore;
  oidc: Pick<Oidc, 'tokenByRefresh'>;
  /** Forgets a client registration where it is kept for the next sign-in. */
  forgetRegistration: (clientId: string) => Promise<void>;
  clock: Clock;
}>;

/**
 * What came of one try. `token` is the newest there is; after `failed` it may still be good, and another try may succeed;
 * after `refused` AWS gives no new one for this session, or only for this client registration.
 */
export type Renewal =
  | Readonly<{ kind: 'fresh'; token: Token; renewed: boolean }>
  | Readonly<{ kind: 'failed'; token: Token | undefined; problem: Problem }>
  | Readonly<{ kind: 'refused'; token: Token; by: 'session' | 'client' }>
  | Readonly<{ kind: 'none' }>;

export type RenewToken = Readonly<{
  /** Refreshes the token on disk if that one `isDue`. It never rejects, and nothing cuts it short: AWS's answer must be kept. */
  renew(sessionId: string, isDue: (token: Token) => boolean): Promise<Renewal>;
  /** The token of this session that AWS gave and that could not be written yet, and the one that it followed. */
  unwritten(sessionId: string): Unwritten | undefined;
}>;

type Unwritten = Readonly<{ from: Token; next: Token }>;

/** Other programs refresh without a lock: between AWS's answer to them and the file there may be moments. */
const pausesMs = [50, 100, 200, 400, 800, 1500];
const mostTries = 8;

/**
 * One refresh at a time among all Daypass processes: the newest token is read from disk, AWS is asked with that, and the answer
 * replaces only that. The AWS CLI and the SDKs take no part in the lock, so AWS may refuse a refresh token that one of them
 * has just used: then what they wrote is waited for.
 */
export function renewToken({ store, oidc, forgetRegistration, clock }: RenewTokenPorts): RenewToken {
  const unwritten = new Map<string, Unwritten>();

  async function attempt(sessionId: string, isDue: (token: Token) => boolean): Promise<Renewal> {
    let token = await store.read(sessionId);
    const kept = unwritten.get(sessionId);
    if (kept !== undefined && sameToken(token, kept.from)) return put(sessionId, kept.from, kept.next);
    unwritten.delete(sessionId);
    for (let tries = 0; token !== undefined && isDue(token) && isRefreshable(token, clock.now()); tries++) {
      const answer = await ask(token);
      if (!(answer instanceof OidcFailure)) return put(sessionId, token, answer);
      const by = refreshRefusal(answer);
      if (by === undefined || tries === mostTries) return { kind: 'failed', token, problem: unreachable(answer) };
      const newer = await otherThan(token, sessionId);
      if (newer === 'same') {
        // The browser would show an error for a registration that AWS does not know, and never come back.
        if (by === 'client') await forgetRegistration(token.client.id).catch(() => undefined);
        return { kind: 'refused', token, by };
      }
      token = newer;
    }
    return token === undefined ? { kind: 'none' } : { kind: 'fresh', token, renewed: false };
  }

  async function ask(token: Token): Promise<Token | OidcFailure> {
    const { refreshToken, client, region } = token;
    if (refreshToken === undefined || client === undefined)
      return new OidcFailure('invalid_grant', 'It cannot be refreshed.');
    try {
      const grant = { client: { clientId: client.id, clientSecret: client.secret }, refreshToken };
      // An answer without a refresh token leaves the old one in force.
      return { ...token, ...(await oidc.tokenByRefresh(region, grant)) };
    } catch (error) {
      if (error instanceof OidcFailure) return error;
      throw error;
    }
  }

  /** What somebody else has put in place of `token`, waited for a little. */
  async function otherThan(token: Token, sessionId: string): Promise<Token | undefined | 'same'> {
    for (const pause of [0, ...pausesMs]) {
      if (pause > 0) await clock.sleep(pause);
      const there = await store.read(sessionId);
      if (there !== undefined && !sameToken(there, token)) return there;
    }
    return (await store.read(sessionId)) === undefined ? undefined : 'same';
  }

  /** Puts AWS's answer in place of the token that it was given for. Of two answers the one that lasts longer stays. */
  async function put(sessionId: string, from: Token, next: Token): Promise<Renewal> {
    unwritten.set(sessionId, { from, next });
    try {
      for (let expected = from; ; ) {
        if ((await store.write(sessionId, next, { expected })) === 'done') {
          unwritten.delete(sessionId);
          return { kind: 'fresh', token: next, renewed: true };
        }
        const there = await store.read(sessionId);
        if (there === undefined || (!sameToken(there, from) && lasts(there) >= lasts(next))) {
          unwritten.delete(sessionId);
          return there === undefined ? { kind: 'none' } : { kind: 'fresh', token: there, renewed: false };
        }
        expected = there;
      }
    } catch (error) {
      return { kind: 'failed', token: next, problem: problemOf(error) };
    }
  }

  return {
    async renew(sessionId, isDue) {
      try {
        // Where the folder can't be written, the lock can't be had either, and AWS is not asked for what could not be kept.
        return await store.exclusively(sessionId, () => attempt(sessionId, isDue));
      } catch (error) {
        return { kind: 'failed', token: unwritten.get(sessionId)?.next, problem: problemOf(error) };
      }
    },
    unwritten: (sessionId) => unwritten.get(sessionId),
  };
}

/** In whole seconds, as it is kept. */
const lasts = ({ expiresAt }: Token): number => Math.floor(expiresAt / 1000);

function unreachable(failure: OidcFailure): Problem {
  return new Problem(
    'unreachable',
    {
      what: 'The sign-in could not be renewed.',
      why: failure.message,
      next: failure.lasting
        ? 'Correct that, then try again.'
        : 'Daypass tries again by itself; check the network connection.',
    },
    { cause: failure },
  );
}
