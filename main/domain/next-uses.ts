import { type SessionAccess, sameAccess } from './access.ts';
import { withNames } from './next-pins.ts';
import { weightAt } from './recent-accesses.ts';
import type { Listing, Use } from './state.ts';

/** What is used less than so many others is not offered anyway. */
export const mostUses = 50;

/** The uses with one more, at `at` (UTC ms). What counts least makes room. */
export function accessUsed(
  uses: readonly Use[],
  { sessionId, accountId, role }: SessionAccess,
  at: number,
  listing: Listing | undefined,
): readonly Use[] {
  const access = { sessionId, accountId, role };
  const before = uses.find((use) => sameAccess(use, access));
  const lastAt = Math.max(at, before?.lastAt ?? at);
  const count = 1 + (before === undefined ? 0 : weightAt(before, lastAt));
  const others = uses.filter((use) => use !== before);
  const heaviest = others.toSorted((a, b) => weightAt(b, lastAt) - weightAt(a, lastAt)).slice(0, mostUses - 1);
  const kept = others.filter((use) => heaviest.includes(use));
  return withNames([...kept, { ...before, ...access, count, lastAt }], sessionId, listing);
}
