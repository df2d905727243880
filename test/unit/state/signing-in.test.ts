import { expect, test } from 'vitest';
import { nextMoment } from '../../../main/domain/next-moment.ts';
import { next } from '../../../main/domain/next-state.ts';
import type { StateEvent } from '../../../main/domain/state.ts';
import { trayOf } from '../../../main/domain/tray-of.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { after, found, hour, minute, noon, renewableWith, sessionWith, utc } from './sample.ts';

const acme = renewableWith('acme', hour);
const started: StateEvent = { type: 'sign-in-started', sessionId: 'acme', way: 'browser' };
const page = { url: 'https://example.test/authorize', endsAt: noon + 5 * minute, opened: true };
const later = (ms: number): StateEvent => ({ type: 'time-passed', now: noon + ms });
const trouble = (kind: 'offline' | 'over' | 'refused'): StateEvent => ({
  type: 'session-trouble',
  sessionId: 'acme',
  trouble: { kind },
});

const shown = (...events: readonly StateEvent[]) => {
  const [session] = createViewOf(utc)(after(...events)).sessions;
  return session ?? expect.fail('There is no session.');
};
const actions = (...events: readonly StateEvent[]) => {
  const [entry] = trayOf(after(...events), utc).menu;
  return entry?.type === 'submenu' ? entry.entries.map((each) => (each.type === 'separator' ? '' : each.text)) : [];
};

test('a session that AWS renews is signed in, without an end that nobody knows', () => {
  const session = shown(found(acme));
  expect(session).toMatchObject({ state: 'signed-in', timeText: 'Signed in' });
  expect(session).not.toHaveProperty('fractionLeft');
  expect(trayOf(after(found(acme), later(50 * minute)), utc)).toMatchObject({
    icon: 'signed-in',
    tooltip: 'Daypass: acme, signed in',
  });
});

test('its token may run out without the session being over', () => {
  expect(shown(found(acme), later(2 * hour))).toMatchObject({ state: 'renewing', timeText: 'Renewing the sign-in…' });
});

test('what can’t be known, since AWS can’t be asked, is told as not known', () => {
  expect(shown(found(acme), trouble('offline'))).toMatchObject({ state: 'signed-in' });
  expect(shown(found(acme), trouble('offline'), later(2 * hour))).toMatchObject({
    state: 'offline',
    timeText: 'Offline: not known whether you are still signed in',
  });
});

const readOnly = {
  what: "~/.aws/sso/cache can't be written.",
  why: '~/.aws/sso is on a read-only disk.',
  next: 'Make it writable, then try again.',
};
const hindered = (kind: 'busy' | 'blocked'): StateEvent => ({
  type: 'session-trouble',
  sessionId: 'acme',
  trouble: { kind, words: readOnly },
});

test('what somebody has to put right is told at once, with the end that there is unless they do', () => {
  const blocked = [found(acme), hindered('blocked')] as const;
  expect(shown(...blocked)).toMatchObject({ state: 'signed-in', timeText: '1 h left, until 13:00', trouble: readOnly });
  expect(actions(...blocked).slice(0, 2)).toEqual([readOnly.what, readOnly.next]);
  const ended = after(...blocked, later(2 * hour));
  expect(createViewOf(utc)(ended).sessions[0]).toMatchObject({
    state: 'blocked',
    timeText: "Can't be renewed: ~/.aws/sso/cache can't be written",
    trouble: readOnly,
  });
  expect(trayOf(ended, utc)).toMatchObject({ icon: 'ended', tooltip: "Daypass: acme, can't be renewed" });
  expect(actions(...blocked, later(2 * hour))).toEqual([
    readOnly.what,
    readOnly.next,
    '',
    'Show accounts',
    'Sign in',
    'Sign out',
  ]);
});

test('what passes by itself is told only once the token has run out, and nothing is told when it is over', () => {
  expect(shown(found(acme), hindered('busy'))).not.toHaveProperty('trouble');
  expect(shown(found(acme), hindered('busy'))).toMatchObject({ timeText: 'Signed in' });
  expect(shown(found(acme), hindered('busy'), later(2 * hour))).toMatchObject({ state: 'blocked', trouble: readOnly });
  const well: StateEvent = { type: 'session-trouble', sessionId: 'acme' };
  expect(shown(found(acme), hindered('blocked'), well)).not.toHaveProperty('trouble');
});

test('once AWS renews it no more, the rest of its token counts down, with a warning, to its end', () => {
  const over = [found(acme), trouble('over')] as const;
  expect(shown(...over)).toMatchObject({ state: 'signed-in', timeText: '1 h left, until 13:00' });
  expect(shown(...over, later(50 * minute))).toMatchObject({ state: 'ending-soon' });
  expect(shown(...over, later(hour))).toMatchObject({ state: 'ended' });
});

test.each([acme, sessionWith('acme', hour)])(
  'a session whose token AWS refuses has ended, however long it was to last',
  (acme) => {
    const refused = after(found(acme), trouble('refused'));
    expect(createViewOf(utc)(refused).sessions[0]).toMatchObject({ state: 'ended', timeText: 'Ended' });
    expect(trayOf(refused, utc)).toMatchObject({ icon: 'ended', tooltip: 'Daypass: acme, ended' });
    expect(actions(found(acme), trouble('refused'))).toEqual(['Sign in', 'Sign out']);
    expect(nextMoment(refused)).toBe(Number.POSITIVE_INFINITY);
    expect(refused.reminded).toMatchObject([{ reason: { why: 'ended' }, shown: true }]);
    // Another program wrote the same token again.
    const written = acme.token && { ...acme, token: { ...acme.token, receivedAt: noon } };
    expect(shown(found(acme), trouble('refused'), found(written ?? acme))).toMatchObject({ state: 'ended' });
    expect(shown(found(acme), trouble('refused'), found(renewableWith('acme', 2 * hour)))).toMatchObject({
      state: 'signed-in',
    });
  },
);

test('an older session keeps its countdown', () => {
  expect(shown(found(sessionWith('old', 5 * hour)))).toMatchObject({ timeText: '5 h left, until 17:00' });
  expect(shown(found(sessionWith('old', 15 * minute)))).toMatchObject({ state: 'ending-soon' });
});

test('what was learned of a token stays with it, and goes with it', () => {
  const state = after(found(acme), trouble('over'));
  expect(next(state, found(structuredClone(acme)))).toBe(state);
  expect(next(state, found(renewableWith('acme', 2 * hour))).sessions[0]).not.toHaveProperty('trouble');
  expect(next(state, found(sessionWith('acme'))).sessions[0]).not.toHaveProperty('trouble');
});

test('while somebody signs in, the tray works on it and offers to cancel', () => {
  const events = [found(sessionWith('acme')), started] as const;
  expect(trayOf(after(...events), utc)).toMatchObject({ icon: 'working', tooltip: 'Daypass: signing in to acme' });
  expect(actions(...events)).toEqual(['Show sign-in', 'Cancel sign-in']);
  const step: StateEvent = { type: 'sign-in-step', sessionId: 'acme', way: 'browser', page };
  expect(actions(...events, step)).toEqual(['Show sign-in', 'Open the sign-in page again', 'Cancel sign-in']);
  expect(shown(...events, step).signIn).toEqual({ way: 'browser', page });
});

test('the tray offers what makes sense for a session', () => {
  expect(actions(found(acme))).toEqual(['Show accounts', 'Sign out']);
  expect(actions(found(sessionWith('old', 5 * minute)))).toEqual(['Show accounts', 'Sign in', 'Sign out']);
  expect(actions(found(sessionWith('old', -hour)))).toEqual(['Sign in', 'Sign out']);
  expect(actions(found(sessionWith('out')))).toEqual(['Sign in']);
});

test('why a sign-in failed is told until somebody signs in, here or elsewhere', () => {
  const problem = { kind: 'sign-in-needed', what: 'You said no.' } as const;
  const failed = [found(sessionWith('acme')), started, { type: 'sign-in-ended', sessionId: 'acme', problem }] as const;
  expect(shown(...failed)).toMatchObject({ signInProblem: problem });
  expect(shown(...failed, found(sessionWith('acme')))).toHaveProperty('signInProblem');
  expect(shown(...failed, found(acme))).not.toHaveProperty('signInProblem');
  expect(shown(...failed, started)).not.toHaveProperty('signInProblem');
});

test('a step of a sign-in that has ended, or of no session, changes nothing', () => {
  const state = after(found(acme));
  expect(next(state, { type: 'sign-in-step', sessionId: 'acme', way: 'browser', page })).toBe(state);
  expect(next(state, { type: 'sign-in-started', sessionId: 'gone', way: 'browser' })).toBe(state);
});

test('what a keychain holds up can be tried again, and nobody is told to sign in for that, however soon the token ends', () => {
  const locked = { what: 'The keyring is locked.', next: 'Unlock it, then try again.' };
  const trouble = { kind: 'blocked', words: locked, by: 'keychain' } as const;
  const held = [found(renewableWith('acme', 60_000)), { type: 'session-trouble', sessionId: 'acme', trouble }] as const;
  for (const after of [0, 2 * 60_000]) {
    const session = shown(...held, later(after));
    expect(session).toMatchObject({ state: 'blocked', unread: locked });
    expect(session).not.toHaveProperty('trouble');
  }
  expect(shown(...held, { type: 'session-trouble', sessionId: 'acme' })).not.toHaveProperty('unread');
});

test('where nobody knows whether a session is signed in, it is not called signed out anywhere', () => {
  const unsure = { ...sessionWith('acme'), isUnsure: true } as const;
  expect(shown(found(unsure))).toMatchObject({ isUnsure: true, timeText: 'Not known whether you are signed in' });
  expect(trayOf(after(found(unsure)), utc).tooltip).toBe('Daypass: acme, not known whether you are signed in');
  expect(shown(found(sessionWith('acme'))).timeText).toBe('Signed out');
});
