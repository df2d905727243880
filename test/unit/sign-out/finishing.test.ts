import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { sealedCredentials } from '../../../main/adapters/sealed-credentials.ts';
import { recordFileName, writtenProfiles } from '../../../main/adapters/written-profiles.ts';
import { isDamagedRecord } from '../../../main/domain/damaged-record.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { hour, sampleToken } from '../signed-in/sample-token.ts';
import { accountId, homeForEach, role } from './home.ts';

const { home, verb, signIn } = homeForEach();
const path = () => join(home.folder, '.aws', 'credentials');
const keys = () => readFile(path(), 'utf8');
const daypass = () => join(home.folder, 'daypass');
const noted = async () => (await writtenProfiles(daypass()).list()).length;
const removed = 'daypass: Removed the keys that an earlier sign-out of "one" left.\n';

beforeEach(async () => {
  home.center.change({ accounts: [{ accountId, accountName: 'Production', roles: [role] }] });
  await signIn('one');
  const access = ['--account', accountId, '--role', role, '--session', 'one'];
  expect(await verb('export', ...access, '--profile', 'tool', '--as', 'keys')).toMatchObject({ code: 0 });
});

test.each([
  ['one that was killed once the token was gone', []],
  ['the same, and all are to be signed out', ['--all']],
])('signing out once more takes what a sign-out left: %s', async (_, more) => {
  const secret = new Secret('hush');
  const credentials = {
    accessKeyId: 'A',
    secretAccessKey: secret,
    sessionToken: secret,
    expiration: Date.now() + hour,
  };
  await sealedCredentials(daypass()).write('one', { accountId, role }, sampleToken('one'), credentials);
  expect(await readdir(join(daypass(), 'credentials'))).toHaveLength(1);
  await rm(join(home.cache, tokenFileName('one')));
  expect(await verb('sign-out', ...more)).toEqual({
    code: 0,
    out: '',
    err: `daypass: No session is signed in.\n${removed}`,
  });
  expect([await keys(), await noted(), await readdir(join(daypass(), 'credentials'))]).toEqual(['', 0, []]);
  expect(await verb('sign-out')).toMatchObject({ code: 0, err: 'daypass: No session is signed in.\n' });
});

test('keys that could not be removed stay a failure until they are gone', async () => {
  const whole = await keys();
  await writeFile(path(), `nonsense\n${whole}`);
  const first = await verb('sign-out');
  expect([first.code, first.err.match(/could not be removed/g)]).toEqual([6, ['could not be removed']]);
  const again = await verb('sign-out');
  expect([again.code, again.err]).toEqual([6, expect.stringContaining('The keys of "tool" could not be removed')]);
  await writeFile(path(), whole);
  expect(await verb('sign-out')).toMatchObject({ code: 0, err: expect.stringContaining(removed) });
  expect(await keys()).toBe('');
});

test('keys of a session that is signed in, or of which the token can’t be read, stay', async () => {
  const before = await keys();
  expect(await verb('sign-out', '--session', 'two')).toMatchObject({ code: 0, err: 'daypass: Signed out of "two".\n' });
  await writeFile(join(home.cache, tokenFileName('one')), '{"half');
  expect((await verb('sign-out')).err).not.toContain('Removed');
  expect(await keys()).toBe(before);
});

test('with a damaged record, keys that can be read of it go, and it is said that there may be others', async () => {
  const record = join(daypass(), recordFileName);
  const whole = await readFile(record, 'utf8');
  await writeFile(record, whole.slice(0, -25));
  expect(await verb('sign-out')).toMatchObject({ code: 0, err: expect.stringMatching(/Signed out .*was damaged/s) });
  expect(await keys()).toBe('');
  expect((await readdir(daypass())).filter(isDamagedRecord)).toHaveLength(1);
  const doctor = await verb('doctor');
  expect(doctor.out).toContain('A damaged record of keys was set aside');
});
