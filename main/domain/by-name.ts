import type { Account } from './access.ts';
import { compareNames } from './compare-names.ts';

/** Sorts accounts by name; those without one come last, by number. */
export const byName = (a: Account, b: Account): number =>
  Number(a.accountName === undefined) - Number(b.accountName === undefined) ||
  compareNames(a.accountName ?? '', b.accountName ?? '') ||
  (a.accountId < b.accountId ? -1 : 1);
