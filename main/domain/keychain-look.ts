import type { KeychainLook } from '../../preload/contract.ts';
import type { KeptSession } from './kept-session.ts';

/** How the keychain was found. `accounts` are those of Daypass's items; undefined where they could not be listed. */
export type LookedAt = KeychainLook & Readonly<{ accounts?: readonly string[] }>;

/** The accounts of items that the record does not know to be in the keychain; undefined where the items could not be listed. */
export function unknownAccounts({ accounts }: LookedAt, kept: readonly KeptSession[]): readonly string[] | undefined {
  const known = new Set(kept.filter(isKept).map(({ id }) => id));
  return accounts?.filter((account) => !known.has(account));
}

/** Whether something of this session's may be in the keychain, as far as the record tells. */
export const isKept = ({ storage, restoring }: KeptSession): boolean => storage === 'keychain' || restoring === true;
