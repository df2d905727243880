import { afterEach, beforeEach, expect, test } from 'vitest';
import { found, hour, minute, renewableWith, sessionWith } from '../unit/state/sample.ts';
import { type SimulatedDay, simulatedDay } from './simulated-day.ts';

let day: SimulatedDay;
beforeEach(async () => {
  day = await simulatedDay();
});
afterEach(async () => {
  await day.stop();
  expect(day.errors).toEqual([]);
});

const shown = () => day.daemon.shown.map(({ title, id, replaces }) => ({ title, id, replaces }));

test('a session that nobody renews: three reminders in one place, taken away by the next sign-in; asleep, only the last', async () => {
  day.dispatch(found(sessionWith('acme', 8 * hour)));
  day.awakeUntil(8 * 60 + 30);
  await day.notified(3);
  expect(shown()).toEqual([
    { title: 'acme ends in 15 min', id: 1, replaces: 0 },
    { title: 'acme ends in 5 min', id: 1, replaces: 1 },
    { title: 'acme has ended', id: 1, replaces: 1 },
  ]);
  expect(day.daemon.shown.every(({ actions }) => actions.includes('sign-in'))).toBe(true);

  day.dispatch(found(sessionWith('acme', 16 * hour)));
  day.awakeUntil(15 * 60);
  day.asleepUntil(18 * 60);
  day.awakeUntil(24 * 60);
  await day.notified(4);
  expect(day.daemon.closed).toEqual([1]);
  expect(shown().at(-1)).toEqual({ title: 'acme has ended', id: 4, replaces: 0 });
});

test('a session that AWS renews: nothing all day, through sleep and trouble with the network; one reminder when it is over', async () => {
  for (let hours = 1; hours <= 9; hours++) {
    day.dispatch(found(renewableWith('acme', hours * hour)));
    if (hours === 4) day.asleepUntil(4 * 60 + 10);
    if (hours === 6) day.dispatch({ type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'offline' } });
    day.awakeUntil(hours * 60 - 5);
  }
  await day.notified(0);
  day.dispatch({ type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'over' } });
  day.awakeUntil(24 * 60);
  await day.notified(1);
  expect(shown()).toEqual([{ title: 'Sign in to acme again', id: 1, replaces: 0 }]);
});

test('while the screen is locked nothing comes; once it is open, the latest truth', async () => {
  day.dispatch(found(sessionWith('acme', 60 * minute)));
  day.awakeUntil(30);
  day.lock(true);
  day.awakeUntil(57);
  await day.notified(0);
  day.lock(false);
  await day.notified(1);
  expect(shown()).toEqual([{ title: 'acme ends in 3 min', id: 1, replaces: 0 }]);
});
