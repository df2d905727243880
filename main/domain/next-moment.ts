import { endingSoonMs } from './session.ts';
import type { State } from './state.ts';

const minuteMs = 60_000;

/** The next moment (UTC ms) at which time alone changes what people see: a new minute, a warning or an end. */
export function nextMoment({ now, sessions }: State): number {
  const ends = sessions.flatMap(({ token }) => (token === undefined ? [] : [token.expiresAt]));
  const newMinute = (Math.floor(now / minuteMs) + 1) * minuteMs;
  const moments = ends.flatMap((end) => [end - endingSoonMs, end]).filter((moment) => moment > now);
  return Math.min(newMinute, ...moments);
}
