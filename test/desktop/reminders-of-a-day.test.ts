import { afterEach, beforeEach, expect, test } from 'vitest';
import { found, hour, minute, renewableWith, sessionWith } from '../unit/state/sample.ts';
import { eventually } from './eventually.ts';
import { type SimulatedDay, simulatedDay } from './simulated-day.ts';

let day: SimulatedDay;
beforeEach(async () => {
  day = await simulatedDay();
});
afterEach(async () => {
  await day.stop();
  expect(day.errors).toEqual([]);
});

const shown = () =>
  day.daemon.shown.map(({ title, body, actions, id, replaces }) => ({ title, body, actions, id, replaces }));

/** What the daemon is asked for, to the letter. */
const reminder = (id: number, replaces: number, title: string, body: string) => ({
  title,
  body,
  actions: ['default', 'Sign in', 'sign-in', 'Sign in', 'snooze', 'Snooze'],
  id,
  replaces,
});
const before = (until: string) => `You are signed in until ${until}. Sign in again to go on without a break.`;
const afterwards = 'Sign in again to go on with its accounts.';

test('a session that nobody renews: three reminders in one place, taken away by the next sign-in; asleep, only the last', async () => {
  day.dispatch(found(sessionWith('acme', 8 * hour)));
  day.awakeUntil(8 * 60 + 30);
  await day.notified(3);
  expect(shown()).toEqual([
    reminder(1, 0, 'acme ends in 15 min', before('20:00')),
    reminder(1, 1, 'acme ends in 5 min', before('20:00')),
    reminder(1, 1, 'acme has ended', afterwards),
  ]);

  day.dispatch(found(sessionWith('acme', 16 * hour)));
  day.awakeUntil(15 * 60);
  day.asleepUntil(18 * 60);
  day.awakeUntil(24 * 60);
  await day.notified(4);
  expect(day.daemon.closed).toEqual([1]);
  expect(shown().at(-1)).toEqual(reminder(4, 0, 'acme has ended', afterwards));
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
  expect(shown()).toEqual([reminder(1, 0, 'Sign in to acme again', 'AWS no longer renews this sign-in by itself.')]);
});

test('a session that AWS renews, and that was over when the machine woke up: one reminder, acted on once', async () => {
  day.dispatch(found(renewableWith('acme', 1 * hour)));
  day.awakeUntil(30);
  day.asleepUntil(16 * 60);
  await day.notified(0);
  day.dispatch({ type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'over' } });
  await day.notified(1);
  expect(shown()).toEqual([reminder(1, 0, 'Sign in to acme again', 'AWS no longer renews this sign-in by itself.')]);
  day.daemon.act(1, 'sign-in');
  await eventually('what was asked for', () => day.acted.length > 0);
  day.dispatch(found(renewableWith('acme', 24 * hour)));
  day.awakeUntil(20 * 60);
  await day.notified(1);
  expect(day.acted).toEqual(['["end","acme"] sign-in']);
});

test('snoozed, it comes back once, as what is so by then', async () => {
  day.dispatch(found(sessionWith('acme', 60 * minute)));
  day.awakeUntil(45);
  await day.notified(1);
  day.dispatch({ type: 'reminder-snoozed', key: '["end","acme"]' });
  day.awakeUntil(54);
  await day.notified(1);
  day.awakeUntil(55);
  await day.notified(2);
  expect(shown().at(-1)?.title).toBe('acme ends in 5 min');
  day.awakeUntil(59);
  await day.notified(2);
});

test('while the screen is locked nothing comes; once it is open, the latest truth', async () => {
  day.dispatch(found(sessionWith('acme', 60 * minute)));
  day.awakeUntil(30);
  day.lock(true);
  day.awakeUntil(57);
  await day.notified(0);
  day.lock(false);
  await day.notified(1);
  expect(shown()).toEqual([reminder(1, 0, 'acme ends in 3 min', before('13:00'))]);
});
