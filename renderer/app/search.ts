import type { AccountView, PinnedView } from '../../preload/contract.ts';

/** An account with all that can be typed to find it, in lower case. Made once for each list, not for each key. */
export type Findable = { account: AccountView; text: string; roles: string[] };

/** `role`: the first role that the words found, when they did not find the account alone. */
export type Found = { account: AccountView; role?: string };

export const findable = (accounts: readonly AccountView[]): Findable[] =>
  accounts.map((account) => ({
    account,
    text: `${account.name}\n${account.accountId}\n${account.emailAddress ?? ''}`.toLowerCase(),
    roles: account.roles?.map(({ role }) => role.toLowerCase()) ?? [],
  }));

/** An account number may be typed as it is printed: "1000 0000 7919" or "1000-0000-7919". */
export function wordsOf(query: string): string[] {
  const text = query.trim().toLowerCase();
  if (text === '') return [];
  return /^[\d\s-]+$/.test(text) ? [text.replace(/[\s-]/g, '')].filter(Boolean) : text.split(/\s+/);
}

/** The accounts in which every word is found: in the account itself, or in one and the same role. */
export function find(all: readonly Findable[], query: string): Found[] {
  const words = wordsOf(query);
  const found: Found[] = [];
  for (const { account, text, roles } of all) {
    const rest = words.filter((word) => !text.includes(word));
    if (rest.length === 0) {
      found.push({ account });
      continue;
    }
    const index = roles.findIndex((role) => rest.every((word) => role.includes(word)));
    const role = account.roles?.[index]?.role;
    if (role !== undefined) found.push({ account, role });
  }
  return found;
}

/** The pinned accesses that the same words find. */
export function findPinned(pinned: readonly PinnedView[], query: string): PinnedView[] {
  const words = wordsOf(query);
  return pinned.filter(({ accountName, accountId, role }) => {
    const text = `${accountName}\n${accountId}\n${role}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
