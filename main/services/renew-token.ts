import { OidcFailure } from '../domain/oidc-failure.ts';
import { portalOf } from '../domain/portal-of.ts';
import { Problem, problemOf } from '../domain/problem.ts';
import { isRefreshable } from '../domain/refresh-plan.ts';
import { refreshRefusal } from '../domain/refresh-refusal.ts';
import { renewalProblem } from '../domain/renewal-problem.ts';
import { sameToken } from '../domain/same-token.ts';
import type { Secret } from '../domain/secret.ts';
import type { Token } from '../domain/token.ts';
import type { Asking } from './keychain.ts';
import type { Oidc } from './oidc.ts';
import type { Clock } from './ports.ts';
import type { TokenStore } from './token-store.ts';

export type RenewTokenPorts = Readonly<{
  store: TokenStore;
  oidc: Pick<Oidc, 'tokenByRefresh'>;
  /** Forgets the client registration of a session where it is kept for the next sign-in; the session's token is worked on alone meanwhile. */
  forgetRegistration: (sessionId: string, clientId: string) => Promise<void>;
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
  /**
   * Refreshes the token where it is kept if that one `isDue`. It never rejects, and nothing cuts it short: AWS's answer must be kept.
   * AWS is asked nothing while the keychain that its answer belongs into can't be read. `startUrl`: of the session, where it is known.
   */
  renew(sessionId: string, isDue: (token: Token) => boolean, asking: Asking, startUrl?: string): Promise<Renewal>;
  /** The token of this session that AWS gave and that could not be written yet, and the one that it followed. */
  unwritten(sessionId: string): Unwritten | undefined;
  /** Drops what is kept of the session in memory. */
  forget(sessionId: string): void;
  /** AWS is asked nothing more. Settles when each of its answers is where it belongs, or can't be put there. */
  stop(): Promise<void>;
  /** True while an answer of AWS would be lost if the process ended. */
  unfinished(): boolean;
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
  const asking = new Set<Promise<unknown>>();
  let stopped = false;

  async function attempt(...[sessionId, isDue, asking, startUrl]: Parameters<RenewToken['renew']>): Promise<Renewal> {
    let token = await store.read(sessionId, asking, startUrl);
    const kept = unwritten.get(sessionId);
    if (kept !== undefined) return put(sessionId, kept, asking);
    for (let tries = 0; token !== undefined && isDue(token) && isRefreshable(token, clock.now()); tries++) {
      if (stopped) return { kind: 'failed', token, problem: quitting() };
      const answer = await whole(renewed(sessionId, token, asking));
      if (!(answer instanceof OidcFailure)) return answer;
      const by = refreshRefusal(answer);
      if (by === undefined || tries === mostTries) return { kind: 'failed', token, problem: renewalProblem(answer) };
      const newer = await otherThan(token, sessionId, asking);
      if (newer === 'same') {
        // The browser would show an error for a registration that AWS does not know, and never come back.
        if (by === 'client') await forgetRegistration(sessionId, token.client.id).catch(() => undefined);
        return { kind: 'refused', token, by };
      }
      token = newer;
    }
    return token === undefined ? { kind: 'none' } : { kind: 'fresh', token, renewed: false };
  }

  async function renewed(sessionId: string, token: Token, asking: Asking): Promise<Renewal | OidcFailure> {
    const answer = await ask(token);
    return answer instanceof OidcFailure ? answer : put(sessionId, { from: token, next: answer }, asking);
  }

  /** Work that must not be cut off by the end of the process. */
  async function whole<T>(work: Promise<T>): Promise<T> {
    asking.add(work);
    return work.finally(() => asking.delete(work));
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
  async function otherThan(token: Token, sessionId: string, asking: Asking): Promise<Token | undefined | 'same'> {
    for (const pause of [0, ...pausesMs]) {
      if (pause > 0) await clock.sleep(pause);
      const there = await store.read(sessionId, asking, token.startUrl);
      if (there !== undefined && !sameToken(there, token)) return there;
    }
    return (await store.read(sessionId, asking, token.startUrl)) === undefined ? undefined : 'same';
  }

  /**
   * Puts AWS's answer `next` in place of the token that it was given for. What is there by then decides:
   * - `from`, or half a file: `next` takes its place.
   * - Nothing: somebody signed out, and it stays so.
   * - Another answer to the refresh token of `from`, still with that one, or with ours. Where AWS takes a refresh token once,
   *   the one that was answered with a new one is the one that goes on; so ours takes the place of one that has the old. With
   *   the same refresh token both are good, and the one that lasts longer stays.
   * - Any other token: a new sign-in, of whomever and however short, or what another program made of a later refresh token.
   *   It stays. It was given for something that we did not have; if it was our refresh token after all, AWS takes one again.
   */
  async function put(sessionId: string, { from, next }: Unwritten, asking: Asking): Promise<Renewal> {
    unwritten.set(sessionId, { from, next });
    try {
      for (let expected = from; ; ) {
        if ((await store.write(sessionId, next, { expected }, asking)) === 'done') {
          unwritten.delete(sessionId);
          return { kind: 'fresh', token: next, renewed: true };
        }
        const there = await store.read(sessionId, asking, next.startUrl);
        if (there === undefined || (!sameToken(there, from) && stays(there, from, next))) {
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
    async renew(sessionId, isDue, asking, startUrl) {
      if (stopped) return { kind: 'failed', token: unwritten.get(sessionId)?.next, problem: quitting() };
      try {
        // Where the folder can't be written, the lock can't be had either, and AWS is not asked for what could not be kept.
        return await store.exclusively(sessionId, () => attempt(sessionId, isDue, asking, startUrl));
      } catch (error) {
        return { kind: 'failed', token: unwritten.get(sessionId)?.next, problem: problemOf(error) };
      }
    },
    unwritten: (sessionId) => unwritten.get(sessionId),
    forget: (sessionId) => void unwritten.delete(sessionId),
    async stop() {
      stopped = true;
      await Promise.allSettled(asking);
      const last = [...unwritten].map(([id, kept]) => store.exclusively(id, () => put(id, kept, 'silently')));
      await Promise.allSettled(last);
    },
    unfinished: () => asking.size > 0 || unwritten.size > 0,
  };
}

/** True for a token that is no worse than ours, or none of our business. */
function stays(there: Token, from: Token, next: Token): boolean {
  const isKin = portalOf(there.startUrl) === portalOf(from.startUrl) && there.client?.id === from.client?.id;
  if (isKin && isSameSecret(there.refreshToken, next.refreshToken)) return lasts(there) >= lasts(next);
  return !(isKin && isSameSecret(there.refreshToken, from.refreshToken));
}

const isSameSecret = (a: Secret | undefined, b: Secret | undefined): boolean => a?.reveal() === b?.reveal();

/** In whole seconds, as it is kept. */
const lasts = ({ expiresAt }: Token): number => Math.floor(expiresAt / 1000);

const quitting = (): Problem => new Problem('unexpected', { what: 'Daypass is quitting.', next: 'Start it anew.' });
