import { expect, test } from 'vitest';
import { reuseWindowMs } from '../../../main/domain/credentials.ts';
import { renewalMarginMs } from '../../../main/domain/keys-renewal.ts';
import { hour, noon } from '../signed-in/sample-token.ts';

const marginOf = (lifeMs: number) => renewalMarginMs({ writtenAt: noon, expiresAt: noon + lifeMs });

test('keys are renewed in the last quarter of their life, and in the last fifteen minutes at the earliest', () => {
  expect(marginOf(4000)).toBe(1000);
  expect(marginOf(hour / 2)).toBe(hour / 8);
  expect(marginOf(12 * hour)).toBeGreaterThan(14 * 60_000);
});

test('then credentials from memory are never the same ones again', () => {
  for (const life of [hour, 2 * hour, 12 * hour]) expect(marginOf(life)).toBeLessThan(reuseWindowMs);
});

test('how long keys last that an older Daypass wrote, or under a clock that was fast, is not known: they count as long-lived', () => {
  const longLived = marginOf(12 * hour);
  expect(renewalMarginMs({ expiresAt: noon })).toBe(longLived);
  expect(renewalMarginMs({})).toBe(longLived);
  expect(marginOf(-hour)).toBe(longLived);
});
