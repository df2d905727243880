import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefreshable, marginWithin, refreshPlan } from '../../../main/domain/refresh-plan.ts';
import { legacyToken, noon, sampleToken } from './sample-token.ts';

const moment = fc.integer({ min: noon - 1e9, max: noon + 1e9 });
const margin = fc.integer({ min: 0, max: 3_600_000 });
const client = (expiresAt: number) => ({ ...sampleToken('a').client, expiresAt }) as never;
const token = fc
  .tuple(moment, moment, fc.boolean())
  .map(([end, clientEnd, legacy]) =>
    legacy ? legacyToken('a', end) : sampleToken('a', { expiresAt: end, client: client(clientEnd) }),
  );

test('a wait always ends later than now, and never later than the token', () => {
  fc.assert(
    fc.property(token, moment, margin, (one, now, ms) => {
      const plan = refreshPlan(one, now, ms);
      if (plan.kind !== 'wait') return;
      expect(plan.until).toBeGreaterThan(now);
      expect(plan.until).toBeLessThanOrEqual(one.expiresAt);
    }),
  );
});

test('only what can be refreshed is refreshed, and only within the margin or after the end', () => {
  fc.assert(
    fc.property(token, moment, margin, (one, now, ms) => {
      const isDue = isRefreshable(one, now) && one.expiresAt - now <= ms;
      expect(refreshPlan(one, now, ms).kind === 'refresh').toBe(isDue);
    }),
  );
});

test('it is over exactly when the token has ended and cannot be refreshed', () => {
  fc.assert(
    fc.property(token, moment, margin, (one, now, ms) => {
      expect(refreshPlan(one, now, ms).kind === 'over').toBe(!isRefreshable(one, now) && one.expiresAt <= now);
    }),
  );
});

test('time only leads on: from waiting to refreshing or the end, never back', () => {
  const order = { wait: 0, refresh: 1, over: 2 };
  fc.assert(
    fc.property(token, moment, margin, fc.nat(1e9), (one, now, ms, later) => {
      const [before, after] = [refreshPlan(one, now, ms), refreshPlan(one, now + later, ms)];
      expect(order[after.kind]).toBeGreaterThanOrEqual(order[before.kind]);
    }),
  );
});

test('the moment to wait for is the moment at which something is to be done', () => {
  fc.assert(
    fc.property(token, moment, margin, (one, now, ms) => {
      const plan = refreshPlan(one, now, ms);
      if (plan.kind === 'wait') {
        // The registration may end before, and then the token's own end is what is waited for.
        const then = refreshPlan(one, plan.until, ms);
        expect(then.kind === 'wait' ? then.until === one.expiresAt && then.until > plan.until : true).toBe(true);
      }
    }),
  );
});

test('a fresh token is never due at once, however short its life', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_000_000 }), margin, (life, ms) => {
      const one = sampleToken('a', { expiresAt: noon + life });
      expect(refreshPlan(one, noon, marginWithin(life, ms)).kind).toBe('wait');
    }),
  );
});

test('an end that could not be read counts as past', () => {
  expect(refreshPlan(sampleToken('a', { expiresAt: Number.NaN }), noon, 1).kind).toBe('refresh');
  expect(refreshPlan(legacyToken('a', Number.NaN), noon, 1).kind).toBe('over');
});
