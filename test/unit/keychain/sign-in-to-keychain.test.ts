import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { accountId, role } from '../sign-out/home.ts';
import { keptHomeForEach } from './kept-home.ts';

const { home, kept, choose, verb, signIn, signInByVerb, everythingOnDisk, itemOf, recordOf, rowOf } = keptHomeForEach();
const access = ['--account', accountId, '--role', role];
const cacheFiles = async () => (await readdir(home.cache)).filter((name) => name.endsWith('.json'));

test('a sign-in that belongs into the keychain leaves nothing of it in any file, and everything works with it', async () => {
  home.center.change({ accounts: [{ accountId, accountName: 'Production', roles: [role] }] });
  await choose({ storeTokensIn: 'keychain' });
  expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
  const item = itemOf('one');
  expect(item?.token).toMatchObject({ startUrl: expect.any(String), client: { id: expect.any(String) } });
  expect(item?.registrations.size).toBe(1);
  const disk = await everythingOnDisk();
  const { accessToken, refreshToken, client } = item?.token ?? expect.fail('no item');
  for (const secret of [accessToken, refreshToken, client?.secret]) {
    expect(disk).not.toContain(secret?.reveal() ?? expect.fail('no secret'));
  }
  expect(await cacheFiles()).toEqual([]);
  expect(await rowOf('one')).toMatchObject({ state: 'signed-in', storage: 'keychain' });
  expect(await verb('credentials', ...access, '--session', 'one')).toMatchObject({ code: 0 });
  expect(await verb('credential-process', '--session', 'one', ...access)).toMatchObject({ code: 0 });
});

test('the next sign-in uses the registration that is in the item', async () => {
  await choose({ storeTokensIn: 'keychain' });
  await signInByVerb('--session', 'one');
  const first = itemOf('one')?.token;
  expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
  expect(home.center.log.count('RegisterClient')).toBe(1);
  const second = itemOf('one')?.token;
  expect(second?.client?.id).toBe(first?.client?.id);
  expect(second?.accessToken.reveal()).not.toBe(first?.accessToken.reveal());
});

test('what lies in plain files of that session is used, and gone with the sign-in; those of others stay', async () => {
  await signInByVerb('--session', 'one');
  const other = await signIn('two');
  await choose({ storeTokensIn: 'keychain' });
  expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
  expect(home.center.log.count('RegisterClient')).toBe(1);
  expect(await cacheFiles()).toHaveLength(1);
  expect(await everythingOnDisk()).toContain(other.accessToken);
  const secret = itemOf('one')?.token.client?.secret.reveal() ?? expect.fail('no secret');
  expect(await everythingOnDisk()).not.toContain(secret);
});

test('a keychain that can’t be used is told before anybody is sent to the browser, and nothing goes into a file', async () => {
  await choose({ storeTokensIn: 'keychain' });
  kept.before = () => {
    throw new KeychainFailure('no-service');
  };
  const { code, err } = await signInByVerb('--session', 'one');
  expect(code).toBe(1);
  expect(err).not.toContain('http');
  expect(home.center.log.count('RegisterClient')).toBe(0);
  expect(await cacheFiles()).toEqual([]);
  expect(await recordOf('one')).toBeUndefined();
});

test('a token that the keychain does not take in the end is ended at AWS, and goes into no file', async () => {
  await choose({ storeTokensIn: 'keychain' });
  kept.before = ({ does }) => {
    if (does === 'write') throw new KeychainFailure('refused', 'It is full.');
  };
  const { code, err } = await signInByVerb('--session', 'one');
  expect(code).toBe(1);
  expect(err).toContain('It is full.');
  expect(home.center.log.count('Logout')).toBe(1);
  expect(await cacheFiles()).toEqual([]);
  expect(await rowOf('one')).toMatchObject({ state: 'signed-out' });
});

test('a session that was moved back keeps to files, whatever is set for new ones', async () => {
  await choose({ storeTokensIn: 'keychain' });
  await kept.tokens.record.change('one', () => ({ id: 'one', storage: 'file' }));
  expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
  expect(itemOf('one')).toBeUndefined();
  expect(await cacheFiles()).toHaveLength(2);
});

test('settings that can’t be read are not taken for the usual ones', async () => {
  await choose({});
  await writeFile(join(home.folder, 'daypass', 'settings.json'), '{"settings": {"storeTok');
  const { code, err } = await signInByVerb('--session', 'one');
  expect([code, err]).toEqual([6, expect.stringContaining('settings')]);
  expect(home.center.log.count('RegisterClient')).toBe(0);
});
