import { type SessionAccess, sameAccess } from './access.ts';
import type { Use } from './state.ts';

/** What was used once counts half as much after so long. */
const halfLifeMs = 3 * 24 * 60 * 60_000;

/** How much an access matters: each use counts, and counts less the longer ago it was. `count` is worth what it was at `lastAt`. */
export const weightAt = ({ count, lastAt }: Use, now: number): number =>
  count * 2 ** (-Math.max(0, now - lastAt) / halfLifeMs);

/** The accesses that a person is likely to want next, the likeliest first (of equals the latest), without those that `leaveOut` holds. */
export function recentAccesses(uses: readonly Use[], leaveOut: readonly SessionAccess[], now: number): readonly Use[] {
  return uses
    .filter((use) => !leaveOut.some((access) => sameAccess(access, use)))
    .toReversed()
    .toSorted((a, b) => weightAt(b, now) - weightAt(a, now) || b.lastAt - a.lastAt);
}
