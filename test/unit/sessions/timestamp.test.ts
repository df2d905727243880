import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTimestamp, parseTimestamp } from '../../../main/domain/timestamp.ts';

const moment = Date.UTC(2026, 10, 21, 17, 32, 18);

describe('parseTimestamp', () => {
  test.each([
    ['2026-11-21T17:32:18Z', moment],
    ['2026-11-21T17:32:18UTC', moment],
    ['2026-11-21 17:32:18 UTC', moment],
    ['2026-11-21T17:32:18', moment],
    ['2026-11-21T17:32:18.632177Z', moment + 632],
    ['2026-11-21T17:32:18.5', moment + 500],
    ['2026-11-21T19:32:18+02:00', moment],
    ['2026-11-21T12:02:18-0530', moment],
    ['2026-11-21T18:32:18+01', moment],
    ['  2026-11-21t17:32:18z\n', moment],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ])('reads %j', (text, ms) => {
    expect(parseTimestamp(text)).toBe(ms);
  });

  test.each([
    '',
    'soon',
    'NaN',
    '1795282338',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T17:60:00Z',
    '0026-11-21T17:32:18Z',
    '2026-11-21',
    '2026-11-21T17:32:18CET',
    '2026-11-21T17:32:18+24:00',
    '2026-11-21T17:32:18Z"}',
  ])('takes %j for no date', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  const dates = fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });

  test('reads every date in any zone back to the same moment', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -23 * 60, max: 23 * 60 }), fc.boolean(), (date, minutes, colon) => {
        const two = (part: number) => String(part).padStart(2, '0');
        const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const away = Math.abs(minutes);
        const zone = `${minutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}${colon ? ':' : ''}${two(away % 60)}`;
        expect(parseTimestamp(local + zone)).toBe(date.getTime());
      }),
    );
  });

  test('reads what formatTimestamp writes, to the second', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const second = Math.floor(date.getTime() / 1000) * 1000;
        expect(formatTimestamp(date.getTime())).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(parseTimestamp(formatTimestamp(date.getTime()))).toBe(second);
      }),
    );
  });

  test('gives a whole number or nothing for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = parseTimestamp(text);
        expect(ms === undefined || Number.isInteger(ms)).toBe(true);
      }),
    );
  });
});
