import { expect, test } from 'vitest';
import { newPace, paceAfterRefusal, paceAfterRequest, paceAfterSuccess, waitOf } from '../../../main/domain/pace.ts';

/** Asks a server with a token bucket for `seconds`; answers come at once. */
function run(limit: number, seconds: number) {
  let pace = newPace(0);
  let [now, level, refilledAt, answered, refused] = [0, limit, 0, 0, 0];
  while (now < seconds * 1000) {
    now += Math.max(waitOf(pace, now), 1);
    pace = paceAfterRequest(pace, now);
    level = Math.min(limit, level + ((now - refilledAt) / 1000) * limit);
    refilledAt = now;
    if (level >= 1) {
      level -= 1;
      answered += 1;
      pace = paceAfterSuccess(pace);
    } else {
      refused += 1;
      pace = paceAfterRefusal(pace, now);
    }
  }
  return { perSecond: answered / seconds, refusedShare: refused / (answered + refused) };
}

test.each([
  [2, 0.1],
  [20, 0.05],
  [60, 0.05],
])('a limit of %s a second is used to nine tenths, with at most %s of the requests refused', (limit, most) => {
  const { perSecond, refusedShare } = run(limit, 600);
  expect(perSecond).toBeGreaterThan(limit * 0.9);
  expect(refusedShare).toBeLessThan(most);
});
