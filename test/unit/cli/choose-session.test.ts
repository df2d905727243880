import { describe, expect, test } from 'vitest';
import { chooseSession } from '../../../main/cli/choose-session.ts';
import type { Session } from '../../../main/domain/session.ts';

const now = 1_000_000_000;
const session = (name: string, life?: 'live' | 'ended', more: Partial<Session> = {}): Session => ({
  id: name,
  name,
  form: 'sso-session',
  startUrl: `https://${name}.awsapps.com/start`,
  region: 'us-east-1',
  ...(life !== undefined && {
    token: {
      expiresAt: life === 'live' ? now + 1 : now,
      refreshable: false,
      storage: 'file',
      sharedWithAwsCli: true,
    },
  }),
  ...more,
});
const chosen = (sessions: Session[], wanted?: string) => chooseSession(sessions, wanted, now).name;
const refused = (sessions: Session[], wanted?: string) => {
  try {
    return chosen(sessions, wanted);
  } catch (error) {
    return error;
  }
};

describe('without a wish', () => {
  test('the only session is taken', () => {
    expect(chosen([session('a', 'live')])).toBe('a');
  });

  test('the only one that is signed in is taken', () => {
    expect(chosen([session('a', 'ended'), session('b', 'live'), session('c')])).toBe('b');
  });

  test('two that are signed in need a choice', () => {
    expect(refused([session('a', 'live'), session('b', 'live'), session('c')])).toMatchObject({
      kind: 'usage',
      words: { next: 'Say which one with --session: a, b.' },
    });
  });

  test('none at all needs a set-up', () => {
    expect(refused([])).toMatchObject({
      kind: 'sign-in-needed',
      message: expect.stringContaining('daypass sign-in --start-url'),
    });
  });
});

test.each(['acme', 'id-of-acme', 'https://acme.awsapps.com/start', 'HTTPS://ACME.awsapps.com/start/#/'])(
  'a session can be called %s',
  (wanted) => {
    const acme = session('acme', 'live', { id: 'id-of-acme' });
    expect(chosen([session('other', 'live'), acme], wanted)).toBe('acme');
  },
);

test('a name wins over a start URL, and a start URL of two sessions over neither', () => {
  const startUrl = 'https://acme.awsapps.com/start';
  const anna = session('anna', 'live', { startUrl });
  const ben = session('ben', 'ended', { startUrl });
  expect(chosen([anna, ben], startUrl)).toBe('anna');
  expect(refused([anna, session('ben', 'live', { startUrl })], startUrl)).toMatchObject({ kind: 'usage' });
  expect(refused([anna, ben], 'ben')).toMatchObject({ kind: 'sign-in-needed' });
});

test('an unknown name is told with the names that there are', () => {
  expect(refused([session('a', 'live'), session('b')], 'x')).toMatchObject({
    kind: 'usage',
    message: 'There is no session "x". The sessions are: a, b.',
  });
});

test.each([
  [session('acme'), 'is signed out', '`daypass sign-in --session acme`'],
  [session('acme', 'ended'), 'has ended', '`daypass sign-in --session acme`'],
  [session("o'k x"), 'is signed out', "`daypass sign-in --session 'o'\\''k x'`"],
  [session('old', 'ended', { form: 'legacy', profile: 'old-dev' }), 'has ended', '`daypass sign-in --session old`'],
  [session('c', 'ended', { form: 'cached' }), 'has ended', '`daypass sign-in --session c`'],
])('who is not signed in is told how to', (only, what, how) => {
  const error = refused([only]);
  expect(error).toMatchObject({ kind: 'sign-in-needed', words: { what: expect.stringContaining(what) } });
  expect(error).toMatchObject({ words: { next: expect.stringContaining(how) } });
});
