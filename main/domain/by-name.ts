import type { Account } from './access.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Sorts accounts by name; those without one come last, by number. */
export const byName = (a: Account, b: Account): number =>
  Number(a.accountName === undefined) - Number(b.accountName === undefined) ||
  collator.compare(a.accountName ?? '', b.accountName ?? '') ||
  (a.accountId < b.accountId ? -1 : 1);
