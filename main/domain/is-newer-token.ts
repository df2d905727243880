import { sameToken } from './same-token.ts';
import type { Token } from './token.ts';

/** A token, and when it was put where it is (UTC ms), if that is known. */
export type DatedToken = Readonly<{ token: Token; receivedAt?: number | undefined }>;

/**
 * True when `one` is to take the place of `other`, and never for both ways round: the one that came later, since a new sign-in may be one for
 * a shorter time; but where that has ended by `now` (UTC ms), or nobody knows which came later, the one that lasts longer.
 */
export function isNewerToken(one: DatedToken, other: DatedToken, now: number): boolean {
  if (sameToken(one.token, other.token)) return false;
  const lastsLonger = seconds(one.token.expiresAt) - seconds(other.token.expiresAt);
  const cameLater = seconds(one.receivedAt ?? Number.NaN) - seconds(other.receivedAt ?? Number.NaN);
  if (cameLater > 0 && isGood(one, now)) return true;
  if (cameLater < 0 && isGood(other, now)) return false;
  return lastsLonger > 0;
}

const isGood = ({ token }: DatedToken, now: number): boolean => token.expiresAt > now;

/** Whole ones, as times are kept. */
const seconds = (ms: number): number => Math.floor(ms / 1000);
