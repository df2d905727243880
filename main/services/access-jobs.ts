import type { Account } from '../domain/access.ts';
import type { PortalFailure } from '../domain/portal-failure.ts';
import type { Problem } from '../domain/problem.ts';
import type { WithToken } from './held-token.ts';
import type { Job } from './job-queue.ts';
import type { Portal } from './portal.ts';
import { portalProblem } from './portal-problem.ts';

export type AccessListener = Readonly<{
  /** One page of accounts, as it arrives; no account comes twice. */
  onAccounts(accounts: readonly Account[]): void;
  /** All the roles of one account, in the portal's order; none when the account is closed to this person. */
  onRoles(accountId: string, roles: readonly string[]): void;
  /** The roles of this account could not be had; the others go on. */
  onFailed?(accountId: string, problem: Problem): void;
}>;

export type AccessJobPorts = Readonly<{
  portal: Pick<Portal, 'accounts' | 'roles'>;
  withToken: WithToken;
  listener: AccessListener;
  /** What there is to do with an account once its roles are known. */
  follow?: (accountId: string, roles: readonly string[]) => readonly Job[];
}>;

export type AccessJobs = Readonly<{
  /** Lists all accounts, and then the roles of each. */
  accounts(): Job;
  rolesOf(accountId: string): Job;
}>;

/** The requests that list accounts and roles, page by page, the accounts first. */
export function accessJobs({ portal, withToken, listener, follow = () => [] }: AccessJobPorts): AccessJobs {
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
      return follow(accountId, roles);
    },
    failed(failure) {
      // Taken away since the accounts were listed.
      if (isClosed(failure)) listener.onRoles(accountId, []);
      else listener.onFailed?.(accountId, portalProblem(failure));
    },
  });

  return { accounts: () => accounts(), rolesOf: (accountId) => rolesOf(accountId) };
}

const isClosed = ({ kind }: PortalFailure): boolean => kind === 'forbidden' || kind === 'not-found';

type Listed = Readonly<{ roles: readonly string[]; pages: readonly string[] }>;
const nothingListed: Listed = { roles: [], pages: [] };
