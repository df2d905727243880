import { expect, test } from 'vitest';
import { clockSkewOf } from '../../../main/domain/clock-skew.ts';

const now = Date.parse('2026-11-12T12:00:00Z');

test.each([
  ['Thu, 12 Nov 2026 12:05:00 GMT', undefined],
  ['Thu, 12 Nov 2026 12:05:01 GMT', 301_000],
  ['Thu, 12 Nov 2026 11:54:59 GMT', -301_000],
  ['Fri, 13 Nov 2026 12:00:00 GMT', 86_400_000],
  ['yesterday', undefined],
  ['', undefined],
  [undefined, undefined],
])('at noon, an answer of %j is off by %j ms', (date, skew) => {
  expect(clockSkewOf(date, now)).toBe(skew);
});
