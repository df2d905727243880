import type { Token } from './token.ts';

/** What to do about a token: nothing before a moment (UTC ms), refresh it now, or nothing any more. */
export type RefreshPlan =
  | Readonly<{ kind: 'wait'; until: number }>
  | Readonly<{ kind: 'refresh' }>
  | Readonly<{ kind: 'over' }>;

/** With less left than this, a token is refreshed before it is used. */
export const urgentMs = 5 * 60_000;

type RefreshableToken = Token & Required<Pick<Token, 'refreshToken' | 'client'>>;

/**
 * True for a token that AWS may give a new one for, even after it ended. An expired registration is refused by AWS; the next
 * sign-in makes a new one.
 */
export function isRefreshable(token: Token, now: number): token is RefreshableToken {
  return token.refreshToken !== undefined && token.client !== undefined && token.client.expiresAt > now;
}

/** The plan at `now` (UTC ms) for a token that is to be refreshed when less than `marginMs` of it is left. */
export function refreshPlan(token: Token, now: number, marginMs: number): RefreshPlan {
  if (!isRefreshable(token, now)) {
    return token.expiresAt > now ? { kind: 'wait', until: token.expiresAt } : { kind: 'over' };
  }
  // Written so that an end that could not be read (NaN) counts as past.
  return token.expiresAt - now > marginMs ? { kind: 'wait', until: token.expiresAt - marginMs } : { kind: 'refresh' };
}

/**
 * The margin for a token that AWS gave for `lifeMs` only: near the end of a sign-in that is minutes, and with the usual
 * margin a new one would be due at once, again and again.
 */
export const marginWithin = (lifeMs: number, marginMs: number): number => Math.min(marginMs, lifeMs / 3);
