import type { KeychainLook } from '../../preload/contract.ts';
import { isKept, type KeptSession } from './kept-session.ts';

/**
 * How the keychain was found. `accounts` are those of Daypass's items, undefined where they could not be listed; `rests` those of which there
 * are only parts of an item.
 */
export type LookedAt = KeychainLook & Readonly<{ accounts?: readonly string[]; rests?: readonly string[] }>;

/**
 * An item that is in the keychain although the record knows of no token there. `lost`: it may be a token that still counts.
 * `signed-out`: the person signed out, and it could not be removed. `in-file`: tokens of its session belong into files.
 * `rest`: somebody has deleted the item itself, and its parts are left.
 */
export type StrayItem = Readonly<{ account: string; is: 'lost' | 'signed-out' | 'in-file' | 'rest' }>;

/** All such items; undefined where the items could not be listed. */
export function strayItems(
  { accounts, rests = [] }: LookedAt,
  kept: readonly KeptSession[],
): readonly StrayItem[] | undefined {
  const known = new Map(kept.map((session) => [session.id, session]));
  const whole = accounts?.flatMap((account): StrayItem[] => {
    const session = known.get(account);
    if (session === undefined) return [{ account, is: 'lost' }];
    if (session.leaving === true) return [{ account, is: 'signed-out' }];
    if (!isKept(session)) return [{ account, is: 'in-file' }];
    return session.facts === undefined ? [{ account, is: 'lost' }] : [];
  });
  return whole && [...whole, ...rests.map((account): StrayItem => ({ account, is: 'rest' }))];
}
