import type { LocalTime } from '../domain/time-words.ts';

const dayMs = 24 * 60 * 60_000;
const two = (part: number): string => String(part).padStart(2, '0');

/** Moments as the clock and the calendar of this machine show them. */
export const localTime: LocalTime = {
  time(moment) {
    const date = new Date(moment);
    return `${two(date.getHours())}:${two(date.getMinutes())}`;
  },
  date: (moment) => new Date(moment).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' }),
  day(moment) {
    const date = new Date(moment);
    return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs);
  },
};
