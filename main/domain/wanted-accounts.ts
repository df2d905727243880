import type { ListedAccount } from './access.ts';
import { accountsText } from './accounts-text.ts';
import { Problem } from './problem.ts';
import { rolePower } from './role-power.ts';
import type { Listing } from './state.ts';

/**
 * The accounts that somebody chose, each once, with what is known of them; all of them without a choice. Undefined where all are
 * wanted, and not all of them are known.
 */
export function wantedAccounts(
  listing: Listing | undefined,
  chosen: readonly string[] | undefined,
): readonly ListedAccount[] | undefined {
  if (chosen === undefined) return listing?.phase === 'complete' ? listing.accounts : undefined;
  const known = new Map(listing?.accounts.map((account) => [account.accountId, account]));
  return [...new Set(chosen)].map((accountId) => known.get(accountId) ?? { accountId });
}

/**
 * Throws a `Problem` of kind `confirmation-needed` for a role that sounds like an administrator's; it names how many accounts it
 * reaches, or, where that is not known, how many are known so far.
 */
export function assertNotPowerful(
  role: string,
  listing: Listing | undefined,
  chosen: readonly string[] | undefined,
): void {
  if (rolePower(role) !== 'admin') return;
  const accounts = wantedAccounts(listing, chosen);
  const known = listing?.accounts.filter(({ roles }) => roles?.includes(role)).length ?? 0;
  const where =
    accounts === undefined
      ? `all accounts that have it (${known} known so far)`
      : accountsText(accounts.filter(({ roles }) => roles === undefined || roles.includes(role)).length);
  throw new Problem('confirmation-needed', {
    what: `"${role}" sounds like an administrator: whoever uses it may rule ${where}.`,
    next: 'Choose a less powerful role if that is enough.',
  });
}
