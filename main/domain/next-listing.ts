import type { ListedAccount } from './access.ts';
import { byName } from './by-name.ts';
import { keepSameItems, sameValue } from './same-value.ts';
import type { Listing, StatedProblem } from './state.ts';

export type ListingEvent =
  | Readonly<{ type: 'listing-started' }>
  | Readonly<{ type: 'accounts-listed'; accounts: readonly ListedAccount[] }>
  | Readonly<{ type: 'roles-listed'; accountId: string; roles: readonly string[] }>
  | Readonly<{ type: 'listing-completed' }>
  | Readonly<{ type: 'listing-failed'; problem: StatedProblem }>;

/**
 * One session's listing after an event; the same object when nothing changed. What arrives for a listing that was
 * never started, or has been dropped since, is ignored.
 */
export function nextListing(listing: Listing | undefined, event: ListingEvent): Listing | undefined {
  if (event.type === 'listing-started') {
    if (listing?.phase === 'loading' && listing.problem === undefined) return listing;
    return { phase: 'loading', accounts: listing?.accounts ?? [] };
  }
  if (listing === undefined) return undefined;
  switch (event.type) {
    case 'accounts-listed':
      return withAccounts(listing, listedAccounts(listing.accounts, event.accounts));
    case 'roles-listed':
      return withAccounts(listing, withRoles(listing.accounts, event.accountId, event.roles));
    case 'listing-completed':
      return listing.phase === 'complete' ? listing : { phase: 'complete', accounts: listing.accounts };
    case 'listing-failed':
      return listing.phase === 'failed' && sameValue(listing.problem, event.problem)
        ? listing
        : { phase: 'failed', accounts: listing.accounts, problem: event.problem };
  }
}

const withAccounts = (listing: Listing, accounts: readonly ListedAccount[]): Listing =>
  accounts === listing.accounts ? listing : { ...listing, accounts };

/** The accounts by name, with the roles that were known of them until new ones come. */
function listedAccounts(old: readonly ListedAccount[], fresh: readonly ListedAccount[]): readonly ListedAccount[] {
  const known = new Map(old.map((account) => [account.accountId, account.roles]));
  const unique = new Map(fresh.map((account) => [account.accountId, account]));
  const accounts = [...unique.values()].map((account): ListedAccount => {
    const roles = account.roles ?? known.get(account.accountId);
    return roles === undefined ? account : { ...account, roles };
  });
  return keepSameItems(old, accounts.sort(byName), ({ accountId }) => accountId);
}

function withRoles(
  accounts: readonly ListedAccount[],
  accountId: string,
  roles: readonly string[],
): readonly ListedAccount[] {
  const at = accounts.findIndex((account) => account.accountId === accountId);
  const account = accounts[at];
  if (account === undefined || sameValue(account.roles, roles)) return accounts;
  return accounts.with(at, { ...account, roles });
}
