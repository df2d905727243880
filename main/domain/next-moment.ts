import { momentsToRemind } from './end-reason.ts';
import { endingSoonMs, endOf, renewsItself, type Session } from './session.ts';
import type { State } from './state.ts';
import { storageMoments } from './storage-text.ts';

const minuteMs = 60_000;
/** Everywhere on earth a day begins on a quarter of an hour. */
const quarterMs = 15 * minuteMs;
/** What is farther away than that is told by its date, which stays. */
const recentMs = 48 * 60 * minuteMs;

/**
 * The next moment (UTC ms) at which time alone changes what people see; infinite where none does. Sessions that AWS renews are
 * "Signed in", whatever the time is; but the age of a token in a plain file goes on.
 */
export function nextMoment({ now, sessions, settings, reminded, profiles, secretFiles }: State): number {
  const moments = [
    ...sessions.flatMap((session) => momentsOf(session, now, settings.remindBefore)),
    ...sessions.flatMap(({ token }) => (token === undefined ? [] : storageMoments(token, now))),
    ...reminded.map(({ snoozedUntil }) => snoozedUntil ?? now),
    ...profiles.flatMap(({ renewsAt = now, expiresAt = now }) => [renewsAt, expiresAt]),
    ...secretFiles.flatMap(({ endsAt }) => [
      endsAt,
      ...(Math.abs(endsAt - now) < recentMs ? [next(now, quarterMs)] : []),
    ]),
  ];
  return Math.min(...moments.filter((moment) => moment > now), Number.POSITIVE_INFINITY);
}

function momentsOf(session: Session, now: number, remindBefore: readonly number[]): readonly number[] {
  const expiresAt = endOf(session);
  if (expiresAt === undefined) return [];
  if (renewsItself(session)) return [expiresAt];
  if (expiresAt > now) {
    return [expiresAt, expiresAt - endingSoonMs, ...momentsToRemind(session, remindBefore), next(now, minuteMs)];
  }
  return now - expiresAt < recentMs ? [next(now, quarterMs)] : [];
}

const next = (now: number, step: number): number => (Math.floor(now / step) + 1) * step;
