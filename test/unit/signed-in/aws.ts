import { OidcFailure, type OidcFailureKind } from '../../../main/domain/oidc-failure.ts';
import type { Problem } from '../../../main/domain/problem.ts';
import { sameToken } from '../../../main/domain/same-token.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Token } from '../../../main/domain/token.ts';
import type { IssuedToken, Oidc } from '../../../main/services/oidc.ts';
import type { Clock } from '../../../main/services/ports.ts';
import type { TokenStore } from '../../../main/services/token-store.ts';
import { hour } from './sample-token.ts';

/** What AWS does about refreshes: each refresh token works once, and gives a token of `lifeMs`. */
export function awsWithSingleUse(clock: Pick<Clock, 'now'>, first: string) {
  let good = first;
  let count = 0;
  const aws = {
    online: true,
    lifeMs: hour,
    fails: undefined as OidcFailureKind | OidcFailure | undefined,
    /** The sign-in was ended by an administrator. */
    ended: false,
    /** Gives no new refresh token, and so leaves the old one in force. */
    keepsRefreshToken: false,
    asked: [] as string[],
    /** Client registrations that are not to be used again. */
    forgotten: [] as string[],
    /** Comes between the answer and its arrival. */
    meanwhile: undefined as (() => Promise<void>) | undefined,
    async refresh(refreshToken: string): Promise<IssuedToken> {
      aws.asked.push(refreshToken);
      if (!aws.online) throw new OidcFailure('unreachable', 'The network is down.');
      if (typeof aws.fails === 'string') throw new OidcFailure(aws.fails, 'AWS says no.');
      if (aws.fails !== undefined) throw aws.fails;
      if (aws.ended || refreshToken !== good) throw new OidcFailure('invalid_grant', 'Invalid refresh token');
      const name = `${first.replace('refresh-', '')}${++count}`;
      if (!aws.keepsRefreshToken) good = `refresh-${name}`;
      const answer = {
        accessToken: new Secret(`access-${name}`),
        expiresAt: clock.now() + aws.lifeMs,
        ...(!aws.keepsRefreshToken && { refreshToken: new Secret(good) }),
      };
      await aws.meanwhile?.();
      return answer;
    },
  };
  const oidc: Pick<Oidc, 'tokenByRefresh'> = {
    tokenByRefresh: (_region, { refreshToken }) => aws.refresh(refreshToken.reveal()),
  };
  const forgetRegistration = async (_: string, clientId: string) => void aws.forgotten.push(clientId);
  return Object.assign(aws, { oidc, forgetRegistration });
}

/** A token store in memory, with a lock that a killed process can leave behind and that is then broken. */
export function storeInMemory(tokens: Map<string, Token>) {
  let queue: Promise<unknown> = Promise.resolve();
  const store: TokenStore & { breakLock(): void; full: boolean; locked: Problem | undefined } = {
    full: false,
    /** Why nobody gets the lock. */
    locked: undefined,
    read: async (sessionId) => tokens.get(sessionId),
    async write(sessionId, token, only) {
      if (only !== undefined && !sameToken(tokens.get(sessionId), only.expected)) return 'stale';
      if (store.full) throw Object.assign(new Error('The disk is full.'), { kind: 'file' });
      tokens.set(sessionId, token);
      return 'done';
    },
    remove: async (sessionId) => void tokens.delete(sessionId),
    exclusively(_sessionId, work) {
      if (store.locked !== undefined) return Promise.reject(store.locked);
      const mine = queue.then(work);
      queue = mine.then(
        () => undefined,
        () => undefined,
      );
      return mine;
    },
    breakLock() {
      queue = Promise.resolve();
    },
  };
  return store;
}
