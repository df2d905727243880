import { expect, test } from 'vitest';
import { served } from './served.ts';

const right = { sessionId: 'acme', role: 'ReadOnly', job: 'verify', accountIds: ['012345678901'], confirmed: true };
const profiles = { ...right, job: 'profiles', kind: 'sso', region: 'eu-west-1', template: '{account}' };

test.each([right, { ...right, job: 'file' }, profiles])('a job is begun as it is asked for: %j', async (request) => {
  const { ask, done } = served();
  expect(await ask('several.begin', request)).toEqual({ ok: true, value: { begun: true } });
  expect(done).toEqual([['beginJob', request]]);
});

test.each<[string, object]>([
  ['no account at all', { ...right, accountIds: [] }],
  ['an account of eleven digits', { ...right, accountIds: ['01234567890'] }],
  ['accounts without end', { ...right, accountIds: Array.from({ length: 100_001 }, () => '012345678901') }],
  ['a role with a slash', { ...right, role: '../Admin' }],
  ['a path for the file', { ...right, job: 'file', path: '/etc/cron.d/keys' }],
  ['profiles without a kind', { ...right, job: 'profiles', region: 'eu-west-1', template: '{account}' }],
  ['a template of two lines', { ...profiles, template: '{account}\n' }],
  ['profiles for a job that writes none', { ...profiles, job: 'verify' }],
])('a job with %s is refused', async (_, request) => {
  const { ask, done } = served();
  expect(await ask('several.begin', request)).toMatchObject({ ok: false, problem: { kind: 'usage' } });
  expect(done).toEqual([]);
});

test('nothing but what the preview holds slips out', async () => {
  const profile = {
    accountId: '012345678901',
    accountName: 'Dev',
    profile: 'dev',
    is: 'conflict',
    why: 'Taken.',
  } as const;
  const preview = { file: '~/.aws/config', profiles: [{ ...profile, secret: 'hush' }], without: 1, unknown: 0 };
  const { ask } = served({ previewProfiles: async () => ({ ...preview, secret: 'hush' }) });
  const { confirmed: _, job: __, ...request } = profiles;
  expect(await ask('several.previewProfiles', request)).toEqual({
    ok: true,
    value: { ...preview, profiles: [profile] },
  });
});
