import type { Access } from '../domain/access.ts';
import { type Credentials, reuseWindowMs } from '../domain/credentials.ts';
import { sameToken } from '../domain/same-token.ts';
import type { Token } from '../domain/token.ts';
import { overAlready } from './credentials-problem.ts';
import type { TokenSource } from './portal.ts';
import { signInNeeded } from './portal-problem.ts';
import type { Clock } from './ports.ts';

export type CredentialsInMemory = {
  /** Rejects with a `Problem` of kind 'sign-in-needed', what `request` rejects with, or the signal's reason. */
  (sessionId: string, access: Access, signal?: AbortSignal): Promise<Credentials>;
  /** Drops what is kept of this session: it ended or was signed out. Who waits for some is refused as one who is not signed in. */
  forget(sessionId: string): void;
  /** Drops what has no time left. */
  forgetEnded(): void;
};

/** Credentials, and the token that bought them. */
export type Bought = Readonly<{ token: Token; credentials: Credentials }>;

type InMemoryPorts = Readonly<{
  tokens: TokenSource;
  clock: Pick<Clock, 'now'>;
  /** Gets credentials, with this token or a newer one. The signal is aborted when nobody waits for them any more. */
  request(sessionId: string, access: Access, token: Token, signal: AbortSignal): Promise<Bought>;
}>;

/**
 * Gives credentials for an access while its session lasts, kept in memory and given again while they have 15 minutes left and the token is
 * the same. Who asks for the same at once shares one request.
 */
export function credentialsInMemory({ tokens, clock, request }: InMemoryPorts): CredentialsInMemory {
  const kept = new Map<string, Bought>();
  const shared = new Map<string, Shared>();

  const begin = (key: string, sessionId: string, access: Access, token: Token): Shared => {
    const stop = new AbortController();
    const answer = request(sessionId, access, token, stop.signal).then((issued) => {
      // NaN, too, is no time left.
      if (!(issued.credentials.expiration > clock.now())) throw overAlready();
      if (shared.get(key) === asked) kept.set(key, issued);
      return issued.credentials;
    });
    const asked: Shared = { token, answer, stop, askers: 0 };
    const drop = () => void (shared.get(key) === asked && shared.delete(key));
    answer.then(drop, drop);
    shared.set(key, asked);
    return asked;
  };

  const issue = async (sessionId: string, access: Access, signal?: AbortSignal): Promise<Credentials> => {
    signal?.throwIfAborted();
    const token = await tokens(sessionId);
    signal?.throwIfAborted();
    // Even where credentials are kept that would last longer: who is signed out is given none.
    if (token === undefined || !(token.expiresAt > clock.now())) throw signInNeeded();
    const key = JSON.stringify([sessionId, access.accountId, access.role]);
    const old = kept.get(key);
    // Somebody else may have signed in since: what one token bought is not given for another.
    if (old !== undefined && sameToken(old.token, token) && old.credentials.expiration - clock.now() >= reuseWindowMs) {
      return old.credentials;
    }
    kept.delete(key);
    const going = shared.get(key);
    const asked = going !== undefined && sameToken(going.token, token) ? going : begin(key, sessionId, access, token);
    asked.askers += 1;
    try {
      return await unlessAborted(
        asked.answer,
        signal ? AbortSignal.any([signal, asked.stop.signal]) : asked.stop.signal,
      );
    } finally {
      asked.askers -= 1;
      if (asked.askers === 0) {
        if (shared.get(key) === asked) shared.delete(key);
        asked.stop.abort();
      }
    }
  };

  const forget = (sessionId: string) => {
    const isOfSession = (key: string) => JSON.parse(key)[0] === sessionId;
    for (const key of [...kept.keys()].filter(isOfSession)) kept.delete(key);
    for (const [key, { stop }] of [...shared].filter(([key]) => isOfSession(key))) {
      shared.delete(key);
      stop.abort(signInNeeded());
    }
  };

  const forgetEnded = () => {
    for (const [key, { credentials }] of kept) if (credentials.expiration <= clock.now()) kept.delete(key);
  };

  return Object.assign(issue, { forget, forgetEnded });
}

type Shared = {
  readonly token: Token;
  readonly answer: Promise<Credentials>;
  readonly stop: AbortController;
  askers: number;
};

function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
