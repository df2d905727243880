import type { ReminderReason } from './reminder.ts';
import { endOf, renewsItself, type Session } from './session.ts';

const minuteMs = 60_000;

/**
 * Why to remind of a session's end at `now` (UTC ms); undefined while all is well. `remindBefore` is in minutes. What AWS renews
 * without the person has no end that is known before it has come.
 */
export function endReason(session: Session, now: number, remindBefore: readonly number[]): ReminderReason | undefined {
  if (session.token === undefined || renewsItself(session)) return undefined;
  if (isOver(session)) return { why: 'over' };
  // Nobody knows what is in a keychain that is closed: it may go on with the next look.
  if (isBehindKeychain(session)) return undefined;
  const left = (endOf(session) ?? now) - now;
  // Written so that a date that could not be read (NaN) counts as ended.
  if (!(left > 0)) return { why: 'ended' };
  const reached = remindBefore.filter((minutes) => left <= minutes * minuteMs);
  return reached.length === 0 ? undefined : { why: 'ends-soon', minutes: Math.min(...reached) };
}

/** How late a reason comes: of one token, each is told after those before it, and never after those behind it. */
export const stageOf = (reason: ReminderReason | undefined): number => {
  if (reason === undefined) return Number.NEGATIVE_INFINITY;
  return reason.why === 'ends-soon' ? -reason.minutes : 0;
};

/** The moments (UTC ms) before its end at which the session is to be reminded of. */
export function momentsToRemind(session: Session, remindBefore: readonly number[]): readonly number[] {
  const { token } = session;
  if (token === undefined || renewsItself(session) || isOver(session)) return [];
  return remindBefore.map((minutes) => token.expiresAt - minutes * minuteMs);
}

/** It could be renewed, but for the keychain. */
export const isBehindKeychain = ({ token, trouble }: Session): boolean =>
  token?.refreshable === true && trouble?.kind === 'blocked' && trouble.by === 'keychain';

/** AWS renews it no more, though its token may have some life left. */
const isOver = ({ token, trouble }: Session): boolean => token?.refreshable === true && trouble?.kind === 'over';
