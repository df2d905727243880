import { appendFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { findSessions } from '../../../main/services/find-sessions.ts';
import { awsHome } from '../sessions/aws-home.ts';
import { hour, noon, sampleToken } from '../signed-in/sample-token.ts';
import { keptItem, someKeptTokens } from './some-kept-tokens.ts';

const startUrl = 'https://acme.awsapps.com/start';
const item = (name: string, hours: number) => keptItem(name, { startUrl, expiresAt: noon + hours * hour });

/** The session "acme" without a file, and "beta" with one; and two processes that find them. */
async function foundIn() {
  const there = await awsHome(noon);
  const world = someKeptTokens();
  await writeFile(
    there.configFile,
    ['acme', 'beta']
      .map((name) => `[sso-session ${name}]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`)
      .join(''),
  );
  const plain = async (name: string, hours: number, { id = 'acme', writtenAt = noon } = {}) => {
    const file = tokenFileName(id);
    await there.addToken(file, tokenText(sampleToken(name, { startUrl, expiresAt: noon + hours * hour }), undefined));
    await utimes(join(there.cacheFolder, file), noon / 1000, writtenAt / 1000);
  };
  for (const file of await readdir(there.cacheFolder)) await rm(join(there.cacheFolder, file));
  await plain('beta', 4, { id: 'beta' });
  const mine = world.process();
  await mine.write('acme', item('kept', 8), 'may-ask');
  const other = () => {
    const kept = world.process();
    return { kept, ...findSessions({ ...there.ports, kept }) };
  };
  const finder = other();
  const row = async (id = 'acme') => (await finder.find()).sessions.find((session) => session.id === id);
  world.calls();
  return { ...there, world, plain, mine, other, finder, row };
}

test('a token in the keychain is told of by what is known, and nobody asks the keychain for that', async () => {
  const { row, world } = await foundIn();
  expect((await row())?.token).toEqual({
    expiresAt: noon + 8 * hour,
    receivedAt: noon,
    refreshable: true,
    storage: 'keychain',
    sharedWithAwsCli: false,
  });
  expect(world.calls()).toEqual([]);
});

test('it is read when it is needed, once for however many', async () => {
  const { finder, world } = await foundIn();
  const all = await Promise.all(Array.from({ length: 20 }, () => finder.tokens('acme')));
  expect(new Set(all.map((token) => token?.accessToken.reveal()))).toEqual(new Set(['access-kept']));
  expect(world.calls()).toEqual(['read']);
});

test('a closed keychain is no sign-out, and is told with the session; those in files are none the wiser', async () => {
  const { finder, world, row } = await foundIn();
  world.fail('locked');
  await expect(finder.tokens('acme')).rejects.toMatchObject({ kind: 'keychain', cause: expect.any(KeychainFailure) });
  expect((await row())?.token).toMatchObject({
    storage: 'keychain',
    unread: { what: expect.stringContaining('locked') },
  });
  world.calls();
  expect((await finder.tokens('beta'))?.accessToken.reveal()).toBe('access-beta');
  expect(world.calls()).toEqual([]);
});

test('an item that was deleted in the keychain’s own program means signed out', async () => {
  const { finder, world, row } = await foundIn();
  world.keychain.items.clear();
  expect(await finder.tokens('acme')).toBeUndefined();
  expect((await row())?.token).toBeUndefined();
});

test('what another process put there is what counts', async () => {
  const { finder, mine, row } = await foundIn();
  expect((await finder.tokens('acme'))?.accessToken.reveal()).toBe('access-kept');
  await mine.write('acme', item('renewed', 9), 'silently');
  expect((await row())?.token?.expiresAt).toBe(noon + 9 * hour);
  expect((await finder.tokens('acme'))?.accessToken.reveal()).toBe('access-renewed');
});

test.each([
  ['came later', 7, 1, 'access-plain', { storage: 'file', sharedWithAwsCli: true, plaintext: { is: 'newer' } }],
  ['came before', 9, -1, 'access-kept', { storage: 'keychain', sharedWithAwsCli: false, plaintext: { is: 'another' } }],
  ['came with it', 8, 0, 'access-kept', { storage: 'keychain', plaintext: { is: 'another' } }],
] as const)('a file beside the keychain that %s is told of', async (_, hours, written, name, facts) => {
  const { finder, plain, cacheFolder, row } = await foundIn();
  await plain('plain', hours);
  const at = new Date(noon + written * hour);
  await utimes(join(cacheFolder, tokenFileName('acme')), at, at);
  for (const isRead of [false, true]) {
    expect((await row())?.token, `read: ${isRead}`).toMatchObject(facts);
    expect((await finder.tokens('acme'))?.accessToken.reveal()).toBe(name);
  }
});

test('a file of a session that signed out of the keychain is its token, and is still to be moved', async () => {
  const { plain, row, mine } = await foundIn();
  await mine.remove('acme', 'may-ask');
  await plain('plain', 3);
  expect((await row())?.token).toMatchObject({ storage: 'file', plaintext: { is: 'only' } });
});

test('a token in memory is found by this process alone', async () => {
  const { finder, other, row } = await foundIn();
  finder.kept.hold('acme', item('held', 9));
  expect((await row())?.token).toMatchObject({
    storage: 'memory',
    sharedWithAwsCli: false,
    expiresAt: noon + 9 * hour,
  });
  expect((await finder.tokens('acme'))?.accessToken.reveal()).toBe('access-held');
  expect((await other().tokens('acme'))?.accessToken.reveal()).toBe('access-kept');
});

test('a session that is in no config file any more is found by its item', async () => {
  const { finder, configFile } = await foundIn();
  await writeFile(configFile, '');
  const found = (await finder.find()).sessions.find(({ token }) => token?.storage === 'keychain');
  expect(found).toMatchObject({ form: 'cached', startUrl });
  expect((await finder.tokens(found?.id ?? ''))?.accessToken.reveal()).toBe('access-kept');
});

test('a record that can’t be read is told; files go on, and nobody is taken for signed out', async () => {
  const { ports, world } = await foundIn();
  const list = () => Promise.reject(new Problem('file', { what: 'The record is damaged.' }));
  const finder = findSessions({ ...ports, kept: world.process({ record: { ...world.record, list } }) });
  const { sessions, problem, isUnsure } = await finder.find();
  expect([problem?.what, isUnsure]).toEqual(['The record is damaged.', true]);
  expect(sessions.map(({ id, token }) => [id, token?.storage])).toEqual([
    ['acme', undefined],
    ['beta', 'file'],
  ]);
  expect((await finder.tokens('beta'))?.accessToken.reveal()).toBe('access-beta');
  await expect(finder.tokens('acme')).rejects.toMatchObject({ kind: 'file' });
});

test('profiles that look for the token in a file are found while it is in the keychain alone', async () => {
  const { row, configFile, plain, cacheFolder } = await foundIn();
  const profile = (name: string, session: string) =>
    `\n[profile ${name}]\nsso_session = ${session}\nsso_account_id = 100000000001\nsso_role_name = Reader\n`;
  const asking = '\n[profile asking]\ncredential_process = daypass credential-process --session acme\n';
  const login = '\n[profile login]\nsso_session = acme\n';
  await appendFile(configFile, [profile('reports', 'acme'), profile('data', 'acme'), asking, login].join(''));
  await appendFile(configFile, profile('other', 'beta'));
  expect((await row())?.lostProfiles).toEqual(['data', 'reports']);
  expect((await row('beta'))?.lostProfiles).toBeUndefined();
  await plain('plain', 7);
  expect((await row())?.lostProfiles).toBeUndefined();
  await rm(join(cacheFolder, tokenFileName('acme')));
  expect((await row())?.lostProfiles).toEqual(['data', 'reports']);
});

test('while the record can’t be read, who has no token is not called signed out', async () => {
  const { configFile, ports } = await awsHome(noon);
  await writeFile(configFile, `[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`);
  const problem = new Problem('file', { what: 'The record is damaged.' });
  const known = () => Promise.reject(problem);
  const finder = findSessions({
    ...ports,
    cache: { ...ports.cache, list: async () => [] },
    kept: { known, read: known },
  });
  const { sessions, isUnsure } = await finder.find();
  expect({ isUnsure, sessions }).toMatchObject({ isUnsure: true, sessions: [{ name: 'acme', isUnsure: true }] });
});
