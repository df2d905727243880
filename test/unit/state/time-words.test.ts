import { expect, test } from 'vitest';
import { shortTimeText, timeText } from '../../../main/domain/time-words.ts';
import { day, hour, minute, noon, sessionWith, utc } from './sample.ts';

const textWith = (left: number) => timeText(sessionWith('acme', left), noon, utc);

test.each([
  [6 * hour + 40 * minute, '6 h 40 min left, until 18:40'],
  [5 * hour, '5 h left, until 17:00'],
  [16 * minute, '16 min left, until 12:16'],
  [15 * minute, 'Ends in 15 min, at 12:15'],
  [minute, 'Ends in 1 min, at 12:01'],
  [minute - 1, 'Ends in less than a minute, at 12:00'],
  [0, 'Ended at 12:00'],
  [-11 * hour, 'Ended at 01:00'],
  [-13 * hour, 'Ended yesterday at 23:00'],
  [-3 * day, 'Ended on 2026-11-09 at 12:00'],
  [13 * hour, '13 h left, until tomorrow at 01:00'],
  [day + 3 * hour, '1 day 3 h left, until tomorrow at 15:00'],
  [90 * day, '90 days left, until 2027-02-10 at 12:00'],
])('a session with %d ms left reads "%s"', (left, text) => {
  expect(textWith(left)).toBe(text);
});

test('what is left and the time of the end add up, whatever the seconds are', () => {
  const session = sessionWith('acme', 30 * minute + 10_000);
  expect(timeText(session, noon + 50_000, utc)).toBe('30 min left, until 12:30');
});

test('a session without a token is signed out', () => {
  expect(timeText(sessionWith('acme'), noon, utc)).toBe('Signed out');
});

test('an end that cannot be read is not made up', () => {
  expect(textWith(Number.NaN)).toBe('Ended');
  expect(textWith(Number.POSITIVE_INFINITY)).toBe('Ended');
});

test('the short form fits behind a name', () => {
  const shortWith = (left?: number) => shortTimeText(sessionWith('acme', left), noon, utc);
  expect(shortWith(5 * hour + 12 * minute)).toBe('over 5 h left');
  expect(shortWith(59 * minute)).toBe('less than 1 h left');
  expect(shortWith(30 * hour)).toBe('over 1 day left');
  expect(shortWith(50 * hour)).toBe('over 2 days left');
  expect(shortWith(12 * minute)).toBe('ends in 12 min');
  expect(shortWith(-hour)).toBe('ended at 11:00');
  expect(shortWith()).toBe('signed out');
});
