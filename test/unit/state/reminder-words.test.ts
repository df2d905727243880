import { expect, test } from 'vitest';
import { remindersOf } from '../../../main/domain/reminders-of.ts';
import type { StateEvent } from '../../../main/domain/state.ts';
import { after, found, hour, minute, noon, renewableWith, sessionWith, utc } from './sample.ts';
import { settings } from './told.ts';

const acme = sessionWith('acme', 10 * hour);
const open = { action: 'open', text: 'Open Daypass' };
const signIn = { action: 'sign-in', text: 'Sign in' };
const snooze = { action: 'snooze', text: 'Snooze' };

/** The reminders that stand after these events. */
const standing = (...events: readonly StateEvent[]) => {
  const state = after(...events);
  return remindersOf({ ...state, reminded: [] }, state, utc).show;
};

test('what ends says when, and offers to sign in before anything else', () => {
  expect(standing(settings({ remindBefore: [15] }), found(sessionWith('acme', 12 * minute)))).toEqual([
    {
      key: '["end","acme"]',
      sessionId: 'acme',
      title: 'acme ends in 12 min',
      body: 'You are signed in until 12:12. Sign in again to go on without a break.',
      actions: [signIn, snooze],
    },
  ]);
  const [tomorrow] = standing(settings({ remindBefore: [1440] }), found(sessionWith('acme', 13 * hour)));
  expect(tomorrow?.body).toMatch(/^You are signed in until tomorrow at 01:00\. /);
});

test('what has ended, or is renewed no more, leads to sign-in', () => {
  expect(standing(found(acme), { type: 'time-passed', now: noon + 10 * hour })).toMatchObject([
    { title: 'acme has ended', actions: [signIn, snooze] },
  ]);
  const over: StateEvent = { type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'over' } };
  expect(standing(found(renewableWith('acme', hour)), over)).toMatchObject([
    { title: 'Sign in to acme again', actions: [signIn, snooze] },
  ]);
});

test('keys that were not renewed lead to sign-in only where that is what is missing', () => {
  const failed: StateEvent = { type: 'keys-not-renewed', sessionId: 'acme', profile: 'dev' };
  expect(standing(found(acme), failed)).toMatchObject([
    { body: 'Tools that use the profile "dev" may soon be refused.', actions: [open, snooze] },
  ]);
  const ended = standing(found(acme), failed, { type: 'time-passed', now: noon + 10 * hour });
  expect(ended.map(({ actions }) => actions[0])).toEqual([signIn, signIn]);
});

test('new roles are named with their accounts, and counted where they are many', () => {
  const listed = (...roles: readonly string[]): StateEvent[] => [
    { type: 'listing-started', sessionId: 'acme' },
    {
      type: 'accounts-listed',
      sessionId: 'acme',
      accounts: [{ accountId: '000000000001', accountName: 'Shop', roles }],
    },
    { type: 'listing-completed', sessionId: 'acme' },
  ];
  const first = [found(acme), settings({ remindOfNewAccess: true }), ...listed('A')];
  expect(standing(...first, ...listed('A', 'B', 'C'))).toMatchObject([
    { title: '2 new roles in acme', body: 'Shop · B, Shop · C', actions: [open] },
  ]);
  expect(standing(...first, ...listed('A', 'B', 'C', 'D', 'E', 'F'))[0]?.body).toBe(
    'Shop · B, Shop · C, Shop · D and 2 more',
  );
});

test('a name with line breaks or without end stays one short line', () => {
  const name = `evil\nname${'x'.repeat(500)}`;
  const [reminder] = standing(found({ ...sessionWith('acme', minute), name }));
  expect(reminder?.title).toMatch(/^evil namex+… ends in 1 min$/);
  expect(reminder?.title.length).toBeLessThan(80);
});

test('a name that turns the direction of writing turns none of our words', () => {
  const name = 'a\u202Ecme\u2067';
  expect(standing(found({ ...sessionWith('acme', minute), name }))).toMatchObject([{ title: 'acme ends in 1 min' }]);
});
