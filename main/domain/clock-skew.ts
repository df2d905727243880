/** AWS refuses signed requests whose clock differs by more ("Troubleshoot Signature Version 4", IAM user guide). */
const toleratedMs = 5 * 60_000;

/**
 * How far the server's clock, by the `Date` of its answer, is ahead of ours at `now` (UTC ms); negative when it is behind,
 * undefined when the difference is nothing to worry about, or not known.
 */
export function clockSkewOf(date: string | undefined, now: number): number | undefined {
  const difference = Date.parse(date ?? '') - now;
  return Math.abs(difference) > toleratedMs ? difference : undefined;
}
