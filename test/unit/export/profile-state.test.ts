import { describe, expect, test } from 'vitest';
import type { MadeProfile } from '../../../main/domain/made-profile.ts';
import { madeProfileViews } from '../../../main/domain/made-profile-view.ts';
import { nextMoment } from '../../../main/domain/next-moment.ts';
import type { Session } from '../../../main/domain/session.ts';
import type { StateEvent } from '../../../main/domain/state.ts';
import { after, found, hour, minute, noon, renewableWith, sessionWith, utc } from '../state/sample.ts';

const profile = (changes: Partial<MadeProfile> = {}): MadeProfile => ({
  ...{ id: 'a1', name: 'dev', kind: 'sso', region: 'eu-west-1', file: '~/.aws/config', standing: { is: 'as-made' } },
  ...{ sessionId: 'acme', accountId: '000000000001', role: 'Read' },
  ...changes,
});
const made = (...profiles: MadeProfile[]): StateEvent => ({ type: 'profiles-found', profiles });

const stateWith = (session: Session, changes: Partial<MadeProfile>) =>
  madeProfileViews(after(found(session), made(profile(changes))), utc)[0]?.state;

const signedIn = sessionWith('acme', 5 * hour);
const keys = { kind: 'keys', expiresAt: noon + hour, renewsAt: noon + 50 * minute } as const;

test('a profile is shown with its session and its account, as far as they are known', () => {
  const state = after(
    found(sessionWith('acme', hour)),
    { type: 'listing-started', sessionId: 'acme' },
    { type: 'accounts-listed', sessionId: 'acme', accounts: [{ accountId: '000000000001', accountName: 'Shop' }] },
    made(profile({ id: 'a2', name: 'a', sessionId: 'gone', accountId: '000000000002' }), profile({ name: 'b' })),
  );
  expect(madeProfileViews(state, utc)).toEqual([
    {
      ...{ id: 'a2', name: 'a', kind: 'sso', region: 'eu-west-1', file: '~/.aws/config' },
      ...{ sessionId: 'gone', accountId: '000000000002', role: 'Read' },
      state: { is: 'broken', text: expect.stringContaining('no session "gone" any more'), repairable: false },
    },
    {
      ...{ id: 'a1', name: 'b', kind: 'sso', region: 'eu-west-1', file: '~/.aws/config' },
      ...{ sessionId: 'acme', sessionName: 'acme', accountId: '000000000001', accountName: 'Shop', role: 'Read' },
      state: { is: 'fresh', text: 'Works while you are signed in', repairable: false },
    },
  ]);
});

test.each([
  ['signed in', signedIn, 'fresh', 'Works while you are signed in'],
  ['renewed by AWS', renewableWith('acme', -hour), 'fresh', 'Works while you are signed in'],
  ['ended', sessionWith('acme', -1), 'waiting', 'Works again when you sign in'],
  ['signed out', sessionWith('acme'), 'waiting', 'Works again when you sign in'],
] as const)('a profile without keys whose session is %s', (_, session, is, text) => {
  for (const kind of ['sso', 'process'] as const) {
    expect(stateWith(session, { kind })).toEqual({ is, text, repairable: false });
  }
});

test('a sign-in that the AWS CLI does not find is none to a sign-in profile', () => {
  const { token, ...rest } = signedIn;
  if (token === undefined) throw new Error('There is one.');
  const session = { ...rest, token: { ...token, sharedWithAwsCli: false } };
  expect(stateWith(session, { kind: 'sso' })).toMatchObject({ is: 'waiting' });
  expect(stateWith(session, { kind: 'process' })).toMatchObject({ is: 'fresh' });
});

test.each([
  ['keychain', 'the keychain'],
  ['memory', 'memory'],
] as const)(
  'a sign-in in %s is out of reach for a sign-in profile, and signing in again does not help',
  (storage, place) => {
    const { token, ...rest } = signedIn;
    if (token === undefined) throw new Error('There is one.');
    const session = { ...rest, token: { ...token, storage, sharedWithAwsCli: false } };
    const text = `It looks for its sign-in in a file, but that is in ${place}.`;
    expect(stateWith(session, { kind: 'sso' })).toMatchObject({ is: 'broken', text });
    expect(stateWith(session, { kind: 'process' })).toMatchObject({ is: 'fresh' });
  },
);

describe('keys', () => {
  const signedOut = sessionWith('acme');
  test.each([
    ['signed in', signedIn, keys, 'fresh', 'Renews at 12:50'],
    ['signed in, when they could not be renewed', signedIn, { ...keys, renewsAt: noon }, 'fresh', 'Works until 13:00'],
    ['signed in, when they have ended', signedIn, { ...keys, expiresAt: noon }, 'waiting', /ended at 12:00; new ones/],
    [
      'signed out, where they could not be removed',
      signedOut,
      keys,
      'broken',
      /still in the file. They work until 13:00/,
    ],
    ['the same, of an older Daypass', signedOut, { kind: 'keys' }, 'broken', /still in the file\.$/],
    ['of a session that has ended', sessionWith('acme', -1), keys, 'fresh', 'Works until 13:00'],
    ['signed out, when they have ended', signedOut, { ...keys, expiresAt: noon - 1 }, 'waiting', /when you sign in/],
    ['of an older Daypass', signedIn, { kind: 'keys' }, 'fresh', 'Works as long as its keys do'],
    ['taken out at sign-out', signedOut, { kind: 'keys', standing: { is: 'resting' } }, 'waiting', /when you sign in/],
    ['yet to come back', signedIn, { kind: 'keys', standing: { is: 'resting' } }, 'waiting', /on their way/],
  ] as const)('%s', (_, session, changes, is, text) => {
    expect(stateWith(session, changes)).toMatchObject({ is, text: expect.stringMatching(text) });
  });

  test('time alone changes what is shown when they are due, and when they end', () => {
    const state = after(found(renewableWith('acme', 9 * hour)), made(profile(keys)));
    expect(nextMoment(state)).toBe(noon + 50 * minute);
    expect(nextMoment({ ...state, now: noon + 50 * minute })).toBe(noon + hour);
  });
});

test('what is wrong in the files is told whoever is signed in, and whether it can be repaired', () => {
  const why = 'It is no longer in ~/.aws/config.';
  for (const session of [signedIn, sessionWith('acme')]) {
    const broken = { standing: { is: 'broken', why, repairable: true } } as const;
    expect(stateWith(session, broken)).toEqual({ is: 'broken', text: why, repairable: true });
    const changed = { standing: { is: 'changed', why: 'Somebody changed it.' } } as const;
    expect(stateWith(session, changed)).toEqual({ is: 'changed', text: 'Somebody changed it.', repairable: false });
  }
});

test('keys that were not renewed are told with the reason, until they are or the person is out', () => {
  const because = 'You have no role "Read".';
  const failed: StateEvent = { type: 'keys-not-renewed', sessionId: 'acme', profile: 'dev', because };
  const shown = (...events: StateEvent[]) =>
    madeProfileViews(after(found(signedIn), made(profile(keys)), failed, ...events), utc)[0]?.state;
  expect(shown()).toEqual({
    is: 'broken',
    text: 'Its keys were not renewed. You have no role "Read".',
    repairable: true,
  });
  expect(shown({ type: 'keys-renewed', sessionId: 'acme', profile: 'dev' })).toMatchObject({ is: 'fresh' });
  const waiting = made(profile({ kind: 'keys', standing: { is: 'resting' } }));
  expect(shown(waiting)).toMatchObject({ is: 'broken', text: expect.stringContaining(because), repairable: true });
  expect(shown(found(sessionWith('acme')))).toMatchObject({ is: 'broken', text: expect.not.stringContaining(because) });
});
