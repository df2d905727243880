import { sameToken } from './same-token.ts';
import type { Token } from './token.ts';

/** When a token ends, and when it was put where it is, if that is known (UTC ms). */
type Dates = Readonly<{ expiresAt: number; receivedAt?: number | undefined }>;

export type DatedToken = Readonly<{ token: Token; receivedAt?: number | undefined }>;

/**
 * True when `one` is to take the place of `other`, and never for both ways round: the one that came later, since a new sign-in may be one for
 * a shorter time; but where that has ended by `now` (UTC ms), or nobody knows which came later, the one that lasts longer.
 */
export const isNewerToken = (one: DatedToken, other: DatedToken, now: number): boolean =>
  !sameToken(one.token, other.token) && cameLater(datesOf(one), datesOf(other), now);

const datesOf = ({ token: { expiresAt }, receivedAt }: DatedToken): Dates => ({ expiresAt, receivedAt });

/** The same by what is known without reading them. */
export function cameLater(one: Dates, other: Dates, now: number): boolean {
  const later = seconds(one.receivedAt ?? Number.NaN) - seconds(other.receivedAt ?? Number.NaN);
  if (later > 0 && one.expiresAt > now) return true;
  if (later < 0 && other.expiresAt > now) return false;
  return seconds(one.expiresAt) > seconds(other.expiresAt);
}

/** Whole ones, as times are kept. */
const seconds = (ms: number): number => Math.floor(ms / 1000);
