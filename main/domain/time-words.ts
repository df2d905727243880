import type { ProblemWords } from './problem.ts';
import type { Session } from './session.ts';
import { endOf, renewsItself, sessionStateAt } from './session.ts';
import { shortened } from './shortened.ts';

/** How moments (UTC ms) are written where the person is. */
export type LocalTime = Readonly<{
  /** For example "18:40". */
  time(moment: number): string;
  /** For example "12 November". */
  date(moment: number): string;
  /** A number for the calendar day, one more for each day. */
  day(moment: number): number;
}>;

/**
 * The session's time in words: "Signed in", or, where the end is known, "5 h 12 min left, until 18:40". Says nothing that is
 * not known.
 */
export function timeText(session: Session, now: number, local: LocalTime): string {
  const state = sessionStateAt(session, now);
  const end = endOf(session);
  if (state === 'signed-out') return session.isUnsure ? 'Not known whether you are signed in' : 'Signed out';
  if (state === 'renewable' && session.token?.unread === undefined) return 'Renewing the sign-in…';
  if (state === 'offline') return 'Offline: not known whether you are still signed in';
  if (state === 'blocked' || state === 'renewable') return `Can't be renewed: ${blockedBy(session)}`;
  if (renewsItself(session)) return 'Signed in';
  if (end === undefined || !isMoment(end)) return 'Ended';
  if (state === 'ended') return `Ended ${pastMoment(end, now, local)}`;
  if (state === 'ending-soon') return `Ends in ${duration(now, end)}, at ${local.time(end)}`;
  return `${duration(now, end)} left, until ${futureMoment(end, now, local)}`;
}

/**
 * The same for a menu, which counts no minutes before the end is near: each change closes the submenu that is open, where the
 * panel draws it (dbusmenu). A token that can't be read is told here, where there is no other room for it.
 */
export function menuTimeText(session: Session, now: number, local: LocalTime): string {
  const end = session.token?.expiresAt;
  if (isUnread(session, now)) return partOf(session.token.unread.what);
  const isCounted = sessionStateAt(session, now) === 'signed-in' && !renewsItself(session);
  if (!isCounted || end === undefined || !isMoment(end)) return timeText(session, now, local);
  return `Signed in until ${futureMoment(end, now, local)}`;
}

/**
 * The same, short enough for a tooltip: "signed in", "over 5 h left", "ends in 12 min", "ended at 18:40", "offline",
 * "can't be renewed". It counts no minutes either: with the tooltip, Electron on Linux hands the panel a new menu.
 */
export function shortTimeText(session: Session, now: number, local: LocalTime): string {
  const state = sessionStateAt(session, now);
  const end = session.token?.expiresAt;
  if (isUnread(session, now)) return "can't be read from the keychain";
  if (state === 'offline') return 'offline';
  if (state === 'blocked') return "can't be renewed";
  if (state === 'signed-in' && end !== undefined && !renewsItself(session)) return `${roughDuration(now, end)} left`;
  if (state === 'ending-soon' && end !== undefined) return `ends in ${duration(now, end)}`;
  const text = timeText(session, now, local);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What stands in the way of a new token, as a part of a sentence. */
function blockedBy({ token, trouble }: Session): string {
  const words = token?.unread ?? (trouble !== undefined && 'words' in trouble ? trouble.words : undefined);
  return partOf(words?.what ?? '');
}

const partOf = (what: string): string => shortened(what.replace(/\.$/, ''), 120);

type Unread = Session & Readonly<{ token: Readonly<{ unread: ProblemWords }> }>;

/** One that has ended by its own time is ended, whether it can be read or not. */
const isUnread = (session: Session, now: number): session is Unread =>
  session.token?.unread !== undefined && sessionStateAt(session, now) !== 'ended';

/** What a calendar can write (ECMA-262, "Time Values"). */
const isMoment = (moment: number): boolean => Math.abs(moment) <= 8.64e15;

/**
 * From now to then in minutes of the clock on the wall, so that what is left and the time at which it ends add up: at
 * 18:25, a session that ends at 18:40 has 15 minutes, whatever the seconds are.
 */
export function duration(now: number, end: number): string {
  const minutes = minutesBetween(now, end);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return parts(`${hours} h`, minutes % 60, 'min');
  const days = Math.floor(hours / 24);
  return parts(days === 1 ? '1 day' : `${days} days`, hours % 24, 'h');
}

const minutesBetween = (now: number, end: number): number => Math.floor(end / 60_000) - Math.floor(now / 60_000);

function roughDuration(now: number, end: number): string {
  const hours = Math.floor(minutesBetween(now, end) / 60);
  if (hours < 1) return 'less than 1 h';
  if (hours < 24) return `over ${hours} h`;
  return hours < 48 ? 'over 1 day' : `over ${Math.floor(hours / 24)} days`;
}

const parts = (large: string, small: number, unit: string): string =>
  small === 0 ? large : `${large} ${small} ${unit}`;

/** For example "18:40" or "tomorrow at 09:10". */
export function futureMoment(end: number, now: number, local: LocalTime): string {
  const days = isMoment(now) ? local.day(end) - local.day(now) : 0;
  if (days === 0) return local.time(end);
  if (days === 1) return `tomorrow at ${local.time(end)}`;
  return `${local.date(end)} at ${local.time(end)}`;
}

/** For example "at 18:40" or "yesterday at 09:10". */
export function pastMoment(end: number, now: number, local: LocalTime): string {
  const days = local.day(now) - local.day(end);
  if (days === 0) return `at ${local.time(end)}`;
  if (days === 1) return `yesterday at ${local.time(end)}`;
  return `on ${local.date(end)} at ${local.time(end)}`;
}
