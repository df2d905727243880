import type { Account } from '../domain/access.ts';
import { PortalFailure } from '../domain/portal-failure.ts';
import type { Problem } from '../domain/problem.ts';
import type { Token } from '../domain/token.ts';
import { type Job, pacedJobs } from './paced-jobs.ts';
import type { Portal, TokenSource } from './portal.ts';
import { portalProblem, signInNeeded } from './portal-problem.ts';
import type { Clock } from './ports.ts';

export type ListAccessPorts = Readonly<{
  portal: Pick<Portal, 'accounts' | 'roles'>;
  tokens: TokenSource;
  clock: Clock;
  /** From 0 to 1, for jitter; `Math.random` when absent. */
  random?: () => number;
}>;

export type AccessListener = Readonly<{
  /** One page of accounts, as it arrives; no account comes twice. */
  onAccounts(accounts: readonly Account[]): void;
  /** All the roles of one account, in the portal's order; none when the account is closed to this person. */
  onRoles(accountId: string, roles: readonly string[]): void;
  /** The roles of this account could not be had; the others go on. */
  onFailed?(accountId: string, problem: Problem): void;
}>;

export type AccessListing = Readonly<{
  /**
   * Settles when every account has its roles or its failure. Rejects with a `Problem`: 'sign-in-needed', 'unreachable',
   * 'unexpected'; or with the signal's reason. What was told to the listener until then stays true.
   */
  done: Promise<void>;
  /** Somebody looks at this account: its roles come next. */
  prioritise(accountId: string): void;
}>;

export type ListAccess = (sessionId: string, listener: AccessListener, signal?: AbortSignal) => AccessListing;

/** Lists accounts and roles of a session, the accounts first; roles follow as fast as AWS lets them. */
export function listAccess({ portal, tokens, clock, random }: ListAccessPorts): ListAccess {
  return (sessionId, listener, signal) => {
    let token: Token | undefined;

    /** A refused token is read anew, once: the AWS CLI may have renewed it, and under load AWS refuses good ones. */
    const withToken = async <T>(ask: (token: Token) => Promise<T>): Promise<T> => {
      const used = token ?? (await tokens(sessionId));
      if (used === undefined) throw signInNeeded();
      token = used;
      try {
        return await ask(used);
      } catch (error) {
        if (!(error instanceof PortalFailure) || error.kind !== 'unauthorized') throw error;
      }
      token = await tokens(sessionId);
      if (token === undefined) throw signInNeeded();
      const anew = token;
      await clock.sleep(retryAfterMs, signal);
      try {
        return await ask(anew);
      } catch (error) {
        throw error instanceof PortalFailure && error.kind === 'unauthorized' ? signInNeeded(error) : error;
      }
    };

    const known = new Set<string>();
    const pagesSeen = new Set<string>();
    const accounts = (page?: string): Job => ({
      key: '',
      async run(cut) {
        const { items, next } = await withToken((used) => portal.accounts(used, page, cut));
        const fresh = items.filter(({ accountId }) => !known.has(accountId) && known.add(accountId));
        if (fresh.length > 0) listener.onAccounts(fresh);
        const follows = next !== undefined && !pagesSeen.has(next) && pagesSeen.add(next);
        return [...(follows ? [accounts(next)] : []), ...fresh.map(({ accountId }) => rolesOf(accountId))];
      },
      failed(failure) {
        throw portalProblem(failure);
      },
    });

    const rolesOf = (accountId: string, page?: string, before: Listed = nothingListed): Job => ({
      key: accountId,
      async run(cut) {
        const { items, next } = await withToken((used) => portal.roles(used, accountId, page, cut));
        const roles = [...new Set([...before.roles, ...items])];
        if (next !== undefined && !before.pages.includes(next)) {
          return [rolesOf(accountId, next, { roles, pages: [...before.pages, next] })];
        }
        listener.onRoles(accountId, roles);
        return [];
      },
      failed(failure) {
        // Taken away since the accounts were listed.
        if (failure.kind === 'forbidden' || failure.kind === 'not-found') listener.onRoles(accountId, before.roles);
        else listener.onFailed?.(accountId, portalProblem(failure));
      },
    });

    const { done, hurry } = pacedJobs([accounts()], { clock, random }, signal);
    return { done, prioritise: hurry };
  };
}

type Listed = Readonly<{ roles: readonly string[]; pages: readonly string[] }>;
const nothingListed: Listed = { roles: [], pages: [] };
const retryAfterMs = 300;
