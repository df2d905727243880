import type { Access } from '../domain/access.ts';
import { backoffMs } from '../domain/backoff.ts';
import { PortalFailure, type PortalFailureKind } from '../domain/portal-failure.ts';
import { sameToken } from '../domain/same-token.ts';
import type { Token } from '../domain/token.ts';
import { type Bought, type CredentialsInMemory, credentialsInMemory } from './credentials-in-memory.ts';
import { credentialsProblem } from './credentials-problem.ts';
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

/** Rejects with a `Problem`: 'sign-in-needed', 'no-such-access', 'unreachable', 'unexpected'; or the signal's reason. */
export type IssueCredentials = CredentialsInMemory;

/** Gives credentials for an access by asking the portal, and keeps them as `credentialsInMemory` does. */
export function issueCredentials({
  portal,
  tokens,
  afterRefusal = (sessionId) => tokens(sessionId),
  clock,
  random = Math.random,
}: IssueCredentialsPorts): IssueCredentials {
  const request = async (sessionId: string, access: Access, first: Token, signal: AbortSignal): Promise<Bought> => {
    const tries: Partial<Record<PortalFailureKind, number>> = {};
    const begun = clock.now();
    let token = first;
    let refused: Token | undefined;
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
        const again = sameToken(refused, token);
        const next = await afterRefusal(sessionId, token, again);
        if (next === undefined || (again && sameToken(next, token))) throw signInNeeded(error);
        refused = token;
        token = next;
      }
    }
  };

  return credentialsInMemory({ tokens, clock, request });
}

/** A person waits for this one. */
const patienceMs = 12_000;

/** How long to wait after the `tried`-th failure of a kind; undefined to give up. */
function waitBefore({ kind, lasting }: PortalFailure, tried: number, chance: number): number | undefined {
  if (lasting) return undefined;
  // A new assignment takes a moment to arrive everywhere, and so a 403 may pass.
  if (kind === 'forbidden') return [400, 1200][tried - 1];
  if (kind === 'unauthorized') return tried < 4 ? 300 : undefined;
  if (kind === 'throttled') return tried < 10 ? backoffMs(tried, chance) : undefined;
  if (kind === 'server' || kind === 'unreachable') return tried < 4 ? backoffMs(tried, chance) : undefined;
  return undefined;
}
