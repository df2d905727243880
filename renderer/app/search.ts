import type { AccountView, PinnedView } from '../../preload/contract.ts';

/** An account with all that can be typed to find it, folded. Made once for each list, not for each key. */
export type Findable = {
  account: AccountView;
  name: string;
  /** The name's words, each with a space before it. */
  nameWords: string;
  emailAddress: string;
  roles: string[];
};

/** `roles` and `byEmail` say what the words were found in, where the name and the number do not show it. */
export type Found = { account: AccountView; roles: readonly string[]; byEmail: boolean };

/** From the best to the faintest reason to show an account first. */
const reasons = ['exact name', 'start of name', 'start of a word', 'name', 'number', 'role', 'e-mail'] as const;
type Reason = (typeof reasons)[number];

const none: readonly string[] = [];

export const findable = (accounts: readonly AccountView[]): Findable[] =>
  accounts.map((account) => ({
    account,
    name: folded(account.name),
    nameWords: ` ${folded(account.name.replace(/([a-z\d])([A-Z])/g, '$1 $2')).replace(/[^\p{L}\d]+/gu, ' ')}`,
    emailAddress: folded(account.emailAddress ?? ''),
    roles: account.roles?.map(({ role }) => folded(role)) ?? [],
  }));

/** An account number may be typed as it is printed: "1000 0000 7919" or "1000-0000-7919". */
export function wordsOf(query: string): string[] {
  const text = folded(query.trim());
  if (text === '') return [];
  return /^[\d\s-]+$/.test(text) ? [text.replace(/[\s-]/g, '')].filter(Boolean) : text.split(/\s+/);
}

/** The accounts in which every word is found, the best first; of equals, in the order in which they came. */
export function find(all: readonly Findable[], query: string): Found[] {
  const words = wordsOf(query);
  if (words.length === 0) return all.map(({ account }) => ({ account, roles: none, byEmail: false }));
  const whole = folded(query.trim());
  const ranked = new Map<Reason, Found[]>(reasons.map((reason) => [reason, []]));
  for (const each of all) {
    const match = matchOf(each, words, whole);
    if (match !== undefined) ranked.get(match.reason)?.push(match.found);
  }
  return [...ranked.values()].flat();
}

function matchOf(
  { account, name, nameWords, emailAddress, roles }: Findable,
  words: readonly string[],
  whole: string,
): { reason: Reason; found: Found } | undefined {
  const plainly = (reason: Reason) => ({ reason, found: { account, roles: none, byEmail: false } });
  if (name === whole) return plainly('exact name');
  if (name.startsWith(whole)) return plainly('start of name');
  if (words.every((word) => nameWords.includes(` ${word}`))) return plainly('start of a word');
  const notInName = words.filter((word) => !name.includes(word));
  if (notInName.length === 0) return plainly('name');
  const hidden = notInName.filter((word) => !account.accountId.includes(word));
  if (hidden.length === 0) return plainly('number');
  // All in one role; else the e-mail address may give some, and one role the rest.
  const rolesWith = (some: readonly string[]): string[] =>
    account.roles?.flatMap(({ role }, at) => (some.every((word) => roles[at]?.includes(word)) ? [role] : [])) ?? [];
  const inRoles = rolesWith(hidden);
  if (inRoles.length > 0) return { reason: 'role', found: { account, roles: inRoles, byEmail: false } };
  const beyondEmail = hidden.filter((word) => !emailAddress.includes(word));
  if (beyondEmail.length === hidden.length) return undefined;
  const rest = beyondEmail.length === 0 ? none : rolesWith(beyondEmail);
  if (beyondEmail.length > 0 && rest.length === 0) return undefined;
  return { reason: 'e-mail', found: { account, roles: rest, byEmail: true } };
}

/** The pinned accesses that the same words find. */
export function findPinned(pinned: readonly PinnedView[], query: string): PinnedView[] {
  const words = wordsOf(query);
  return pinned.filter(({ accountName, accountId, role }) => {
    const text = folded(`${accountName}\n${accountId}\n${role}`);
    return words.every((word) => text.includes(word));
  });
}

/** In lower case and without accents, so that "zurich" finds "Zürich". */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: nearly all names are ASCII, which needs no more work
  return /^[\u0000-\u007f]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
}
