import type { Account } from '../domain/access.ts';
import type { PortalFailure } from '../domain/portal-failure.ts';
import type { Problem } from '../domain/problem.ts';
import type { Token } from '../domain/token.ts';
import { heldToken } from './held-token.ts';
import type { Job } from './job-queue.ts';
import { type PacedJobsPorts, pacedJobs } from './paced-jobs.ts';
import type { AfterRefusal, Portal, TokenSource } from './portal.ts';
import { portalProblem } from './portal-problem.ts';

export type ListAccessPorts = PacedJobsPorts &
  Readonly<{
    portal: Pick<Portal, 'accounts' | 'roles'>;
    tokens: TokenSource;
    /** When absent, the token is read anew. */
    afterRefusal?: AfterRefusal;
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

/** With `accountIds`, only the roles of these are asked for, and `onAccounts` is not called. */
export type ListAccess = (
  sessionId: string,
  listener: AccessListener,
  signal?: AbortSignal,
  accountIds?: readonly string[],
) => AccessListing;

/** Lists accounts and roles of a session, the accounts first; roles follow as fast as AWS lets them. */
export function listAccess({ portal, tokens, afterRefusal, ...pacing }: ListAccessPorts): ListAccess {
  return (sessionId, listener, signal, accountIds) => {
    const again = afterRefusal && ((refused: Token) => afterRefusal(sessionId, refused));
    const withToken = heldToken(() => tokens(sessionId), portal, pacing.clock, again);
    const known = new Set<string>();
    const pagesSeen = new Set<string>();

    const accounts = (page?: string): Job => ({
      key: 'accounts',
      early: true,
      async run(cut) {
        const { items, next } = await withToken((token) => portal.accounts(token, page, cut), cut);
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
        const { items, next } = await withToken((token) => portal.roles(token, accountId, page, cut), cut);
        const roles = [...new Set([...before.roles, ...items])];
        if (next !== undefined && !before.pages.includes(next)) {
          return [rolesOf(accountId, next, { roles, pages: [...before.pages, next] })];
        }
        listener.onRoles(accountId, roles);
        return [];
      },
      failed(failure) {
        // Taken away since the accounts were listed.
        if (isClosed(failure)) listener.onRoles(accountId, []);
        else listener.onFailed?.(accountId, portalProblem(failure));
      },
    });

    const first = accountIds === undefined ? [accounts()] : accountIds.map((accountId) => rolesOf(accountId));
    const { done, hurry } = pacedJobs(first, pacing, signal);
    return { done, prioritise: hurry };
  };
}

const isClosed = ({ kind }: PortalFailure): boolean => kind === 'forbidden' || kind === 'not-found';

type Listed = Readonly<{ roles: readonly string[]; pages: readonly string[] }>;
const nothingListed: Listed = { roles: [], pages: [] };
