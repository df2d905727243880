import { countText } from './count-text.ts';

/** How many accounts are known to be meant, and whether no others can turn out to be. */
export type Reach = { known: number; isExact: boolean };

/** "48 accounts"; "all accounts that have it (44 known so far)". */
export const reachText = ({ known, isExact }: Reach): string =>
  isExact ? countText(known, 'account') : `all accounts that have it (${known} known so far)`;
