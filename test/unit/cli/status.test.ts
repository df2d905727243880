import { expect, test } from 'vitest';
import { statusVerb } from '../../../main/cli/status.ts';
import type { LocalTime } from '../../../main/domain/time-words.ts';
import type { FoundSessions } from '../../../main/services/find-sessions.ts';

const now = Date.UTC(2026, 10, 21, 12);
const hour = 60 * 60_000;
const local: LocalTime = {
  time: (ms) => new Date(ms).toISOString().slice(11, 16),
  date: (ms) => new Date(ms).toISOString().slice(0, 10),
  day: (ms) => Math.floor(ms / (24 * hour)),
};
const session = (name: string, left?: number): FoundSessions['sessions'][number] => ({
  id: name,
  name,
  form: 'sso-session',
  startUrl: `https://${name}.awsapps.com/start`,
  region: 'us-east-1',
  ...(left !== undefined && {
    token: { expiresAt: now + left, refreshable: false, storage: 'file', sharedWithAwsCli: true },
  }),
});

async function status(found: Partial<FoundSessions>, ...args: string[]) {
  let out = '';
  let err = '';
  const verb = statusVerb({
    find: async () => ({ sessions: [], skipped: [], ...found }),
    clock: { now: () => now },
    local,
  });
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text), env: {} };
  const problem = await verb(args, io).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { out, err, problem };
}

test('--json gives every session with exactly the promised fields', async () => {
  const sessions = [session('a', 8 * hour + 632), session('b', 60_000), session('c', 0), session('d')];
  const skipped = [{ file: 'x.json', reason: 'The file is empty.' }];
  const { out, err } = await status({ sessions, skipped }, '--json');
  const common = { region: 'us-east-1', storage: 'file', refreshable: false };
  const urlOf = (name: string) => `https://${name}.awsapps.com/start`;
  expect(JSON.parse(out)).toEqual({
    sessions: [
      { name: 'a', startUrl: urlOf('a'), ...common, state: 'signed-in', expiresAt: '2026-11-21T20:00:00Z' },
      { name: 'b', startUrl: urlOf('b'), ...common, state: 'ending-soon', expiresAt: '2026-11-21T12:01:00Z' },
      { name: 'c', startUrl: urlOf('c'), ...common, state: 'ended', expiresAt: '2026-11-21T12:00:00Z' },
      {
        name: 'd',
        startUrl: urlOf('d'),
        region: 'us-east-1',
        state: 'signed-out',
        expiresAt: null,
        storage: null,
        refreshable: false,
      },
    ],
    skipped,
  });
  expect(err).toBe('');
});

test('people get an aligned table, and what was left out on stderr', async () => {
  const sessions = [session('a', 5 * hour + 12 * 60_000), session('longer')];
  const { out, err } = await status({ sessions, skipped: [{ file: 'x.json', reason: 'It is a folder.' }] });
  expect(out).toBe(
    'a       5 h 12 min left, until 17:12  https://a.awsapps.com/start\n' +
      'longer  Signed out                    https://longer.awsapps.com/start\n',
  );
  expect(err).toBe('daypass: x.json: It is a folder.\n');
});

test('when nobody is signed in, the command that signs in is shown', async () => {
  expect((await status({ sessions: [session('acme')] })).out).toContain('daypass sign-in --session acme');
});

test('no session at all is no error, and says what to do', async () => {
  const { out, problem } = await status({});
  expect(problem).toBeUndefined();
  expect(out).toContain('daypass sign-in --start-url');
  expect(JSON.parse((await status({}, '--json')).out)).toEqual({ sessions: [], skipped: [] });
});

test('a file that cannot be read is a warning beside sessions, and the answer when there are none', async () => {
  const problem = { kind: 'file', what: 'No.', next: 'Do.' } as const;
  expect(await status({ sessions: [session('a', hour)], problem })).toMatchObject({
    err: 'daypass: No. Do.\n',
    problem: undefined,
  });
  expect((await status({ problem })).problem).toMatchObject({ kind: 'file' });
});

test('where it is not known what is in the keychain, what is known is told, and the answer is that', async () => {
  const problem = { kind: 'file', what: 'keychain.json is damaged.' } as const;
  const found = { sessions: [session('a', hour), session('b')], problem, isUnsure: true } as const;
  const { out, problem: ended } = await status(found);
  expect(out).toBe(
    'a  1 h left, until 13:00  https://a.awsapps.com/start\nb  Not known              https://b.awsapps.com/start\n',
  );
  expect(ended).toMatchObject({ kind: 'file' });
  const { sessions } = JSON.parse((await status(found, '--json')).out);
  expect(sessions).toMatchObject([{ state: 'signed-in' }, { state: null, storage: null }]);
});

test('nobody is told to sign in to what they may be signed in to', async () => {
  const problem = { kind: 'file', what: 'keychain.json is damaged.' } as const;
  expect((await status({ sessions: [session('a')], problem, isUnsure: true })).out).not.toContain('sign-in');
});

test('names from files cannot steer the terminal', async () => {
  const { out, err } = await status({
    sessions: [{ ...session('a', hour), name: '\u001b[2Ja\r' }],
    skipped: [{ file: '\u001b]0;x\u0007.json', reason: 'Bad.' }],
  });
  for (const control of ['\u001b', '\r', '\u0007']) expect(out + err).not.toContain(control);
});

test('where a file could not be read, nobody is told to set a session up', async () => {
  const problem = { kind: 'file', what: 'The file could not be read.' } as const;
  expect(await status({ problem })).toMatchObject({ out: '', problem: { kind: 'file' } });
});

test('of many files that were left out some are named, and the rest counted', async () => {
  const skipped = Array.from({ length: 300 }, (_, at) => ({ file: `${at}.json`, reason: 'The file is empty.' }));
  const lines = (await status({ skipped })).err.split('\n');
  expect(lines).toHaveLength(12);
  expect(lines[10]).toBe('daypass: And 290 more files like these.');
});

test.each([[[]], [['--json']]])(
  'a token that can not be read now is told on stderr, and the session as it is known (%j)',
  async (args) => {
    const known = session('a', 60 * hour);
    const words = { what: 'The keyring is locked.', next: 'Unlock it.' };
    const a = { ...known, token: { ...known.token, storage: 'keychain', unread: words } } as typeof known;
    const { out, err, problem } = await status({ sessions: [a, session('b', 60 * hour)] }, ...args);
    expect(err).toBe('daypass: a: The keyring is locked. Unlock it.\n');
    expect(out).toContain('https://a.awsapps.com/start');
    expect(problem).toBeUndefined();
  },
);
