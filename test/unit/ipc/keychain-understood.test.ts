import { expect, test } from 'vitest';
import { served } from './served.ts';

const target = { sessionId: 'acme', to: 'keychain' };

test.each<[string, string, object]>([
  ['keychain.preview', 'a place that there is not', { ...target, to: 'memory' }],
  ['keychain.preview', 'a session of two lines', { ...target, sessionId: 'acme\nx' }],
  ['keychain.move', 'profiles that it names itself', { ...target, profiles: ['dev'] }],
  ['keychain.move', 'a path', { ...target, profiles: true, file: '/etc/passwd' }],
  ['keychain.undo', 'a change that is no name', { ...target, changeId: '../x' }],
  ['keychain.undo', 'no place that it was moved to', { sessionId: 'acme' }],
  ['session.signIn', 'a place to keep it that there is not', { sessionId: 'acme', way: 'browser', keep: 'file' }],
])('%s with %s is refused', async (call, _, input) => {
  const { ask, done } = served();
  expect(await ask(call as 'keychain.move', input)).toMatchObject({ ok: false, problem: { kind: 'usage' } });
  expect(done).toEqual([]);
});

test('a sign-in may keep its token in memory, where that is asked for', async () => {
  const { ask, done } = served();
  await ask('session.signIn', { sessionId: 'acme', way: 'browser', keep: 'memory' });
  await ask('session.signIn', { sessionId: 'acme', way: 'browser' });
  expect(done).toEqual([
    ['signIn', 'acme', 'browser', 'memory'],
    ['signIn', 'acme', 'browser', undefined],
  ]);
});

test('nothing but what people are to see slips out', async () => {
  const hush = { secret: 'hush' };
  const problem = { kind: 'keychain', what: 'There is no keyring.', next: 'Install one.' };
  const preview = {
    profiles: ['dev'],
    changes: [{ file: '~/.aws/config', lines: [{ change: 'added', text: 'region = x' } as const] }],
    left: [{ profile: 'old', why: 'It is too old.' }],
    unaffected: [],
    item: 'Daypass/acme',
    files: [],
  };
  const { ask } = served({
    lookAtKeychain: async () => ({ state: 'unusable', name: 'the keyring', problem: { ...problem, ...hush }, ...hush }),
    previewMove: async () => ({ ...preview, left: preview.left.map((each) => ({ ...each, ...hush })), ...hush }),
    moveToken: async () => ({ profiles: 1, ...hush }),
  });
  const answers = [
    await ask('keychain.look'),
    await ask('keychain.preview', target),
    await ask('keychain.move', { ...target, profiles: true }),
  ];
  expect(answers).toEqual([
    { ok: true, value: { state: 'unusable', name: 'the keyring', problem } },
    { ok: true, value: preview },
    { ok: true, value: { profiles: 1 } },
  ]);
});
