import type { Access } from '../domain/access.ts';
import { backoffMs } from '../domain/backoff.ts';
import { type Credentials, reuseWindowMs } from '../domain/credentials.ts';
import { PortalFailure, type PortalFailureKind } from '../domain/portal-failure.ts';
import type { Token } from '../domain/token.ts';
import { credentialsProblem, overAlready } from './credentials-problem.ts';
import type { AfterRefusal, Portal, TokenSource } from './portal.ts';
import { signInNeeded } from './portal-problem.ts';
import type { Clock } from './ports.ts';

export type IssueCredentialsPorts = Readonly<{
  portal: Pick<Portal, 'credentials'>;
  tokens: TokenSource;
  /** When absent, the token is read anew. */
  afterRefusal?: AfterRefusal;
  clock: Clock;
  /** From 0 to 1, for jitter; `Math.random` when absent. */
  random?: () => number;
}>;

export type IssueCredentials = {
  /** Rejects with a `Problem`: 'sign-in-needed', 'no-such-access', 'unreachable', 'unexpected'; or the signal's reason. */
  (sessionId: string, access: Access, signal?: AbortSignal): Promise<Credentials>;
  /** Drops what is kept of this session: it ended or was signed out. */
  forget(sessionId: string): void;
  /** Drops what has no time left. */
  forgetEnded(): void;
};

/** Gives credentials for an access while its session lasts, kept in memory and given again while they have 15 minutes left and the token is the same. */
export function issueCredentials({
  portal,
  tokens,
  afterRefusal = tokens,
  clock,
  random = Math.random,
}: IssueCredentialsPorts): IssueCredentials {
  const kept = new Map<string, Kept>();
  const shared = new Map<string, Shared>();

  const request = async (sessionId: string, access: Access, first: Token, signal: AbortSignal): Promise<Kept> => {
    const tries: Partial<Record<PortalFailureKind, number>> = {};
    const begun = clock.now();
    let token = first;
    for (;;) {
      if (!(token.expiresAt > clock.now())) throw signInNeeded();
      try {
        return { token, credentials: await portal.credentials(token, access, signal) };
      } catch (error) {
        if (!(error instanceof PortalFailure)) throw error;
        const tried = (tries[error.kind] ?? 0) + 1;
        tries[error.kind] = tried;
        const wait = waitBefore(error, tried, random());
        if (wait === undefined || clock.now() + wait - begun > patienceMs) throw credentialsProblem(error, access);
        await clock.sleep(wait, signal);
        if (error.kind !== 'unauthorized') continue;
        const newer = await afterRefusal(sessionId, token);
        if (newer === undefined) throw signInNeeded(error);
        token = newer;
      }
    }
  };

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
    if (old !== undefined && sameToken(old.token, token) && old.credentials.expiration - clock.now() >= reuseWindowMs) {
      return old.credentials;
    }
    kept.delete(key);
    const going = shared.get(key);
    const asked = going !== undefined && sameToken(going.token, token) ? going : begin(key, sessionId, access, token);
    asked.askers += 1;
    try {
      return await unlessAborted(asked.answer, signal);
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
    for (const key of [...shared.keys()].filter(isOfSession)) shared.delete(key);
  };

  const forgetEnded = () => {
    for (const [key, { credentials }] of kept) if (credentials.expiration <= clock.now()) kept.delete(key);
  };

  return Object.assign(issue, { forget, forgetEnded });
}

type Kept = Readonly<{ token: Token; credentials: Credentials }>;
type Shared = {
  readonly token: Token;
  readonly answer: Promise<Credentials>;
  readonly stop: AbortController;
  askers: number;
};

/** Somebody else may have signed in since: what one token bought is not given for another. */
const sameToken = (a: Token, b: Token): boolean => a.accessToken.reveal() === b.accessToken.reveal();

/** A person waits for this one. */
const patienceMs = 12_000;

/** How long to wait after the `tried`-th failure of a kind; undefined to give up. */
function waitBefore({ kind, lasting }: PortalFailure, tried: number, chance: number): number | undefined {
  if (lasting) return undefined;
  // A new assignment takes a moment to arrive everywhere, and so a 403 may pass.
  if (kind === 'forbidden') return [400, 1200][tried - 1];
  if (kind === 'unauthorized') return [300][tried - 1];
  if (kind === 'throttled') return tried < 10 ? backoffMs(tried, chance) : undefined;
  if (kind === 'server' || kind === 'unreachable') return tried < 4 ? backoffMs(tried, chance) : undefined;
  return undefined;
}

function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
