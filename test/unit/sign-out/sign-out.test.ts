import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import { placesOf } from '../../../main/adapters/places.ts';
import { textFile } from '../../../main/adapters/text-file.ts';
import { tokenCache } from '../../../main/adapters/token-cache.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { helperHere } from '../../../main/helper-here.ts';
import { profilesHere } from '../../../main/profiles-here.ts';
import { findSessions } from '../../../main/services/find-sessions.ts';
import { accountId, homeForEach, role, startUrl } from './home.ts';

const { home, configure, verb, signIn, signInAs, isGoodAtAws, logouts, tokenIn, tokenFiles } = homeForEach();

test('signing out of one session ends it at AWS and here, and leaves the other alone', async () => {
  const [one, two] = [await signIn('one'), await signIn('two')];
  expect(await verb('sign-out', '--session', 'one')).toEqual({
    code: 0,
    out: '',
    err: 'daypass: Signed out of "one".\n',
  });
  expect([await isGoodAtAws(one), await isGoodAtAws(two)]).toEqual([false, true]);
  const [file = '', ...others] = await tokenFiles();
  expect(others).toEqual([]);
  expect((await tokenIn(file)).accessToken).toBe(two.accessToken);
  expect(await verb('sign-out')).toMatchObject({ code: 0, err: 'daypass: Signed out of "two".\n' });
  expect(await verb('sign-out')).toMatchObject({ code: 0, err: 'daypass: No session is signed in.\n' });
});

test('with several sessions the choice is asked for, or all go', async () => {
  await signIn('one');
  await signIn('two');
  const asked = await verb('sign-out');
  expect(asked).toMatchObject({ code: 2, out: '' });
  expect(asked.err).toContain('one, two');
  expect((await tokenFiles()).length).toBe(2);
  expect(await verb('sign-out', '--all', '--session', 'one')).toMatchObject({ code: 2 });
  expect(await verb('sign-out', '--session', 'three')).toMatchObject({ code: 2 });
  expect(await verb('sign-out', '--all')).toMatchObject({ code: 0 });
  expect(await tokenFiles()).toEqual([]);
});

test('offline everything goes from this computer, and it is said that AWS does not know', async () => {
  await signIn('one');
  await home.center.stop();
  const done = await verb('sign-out');
  expect(done.code).toBe(0);
  expect(done.err).toBe(
    'daypass: Signed out of "one" on this computer. AWS could not be told; there the sign-in ends by itself.\n',
  );
  expect(await tokenFiles()).toEqual([]);
});

test.each([
  ['an answer of 500 every time', 'server-error', 3, true],
  ['too many requests every time', 'throttled', 3, true],
  ['too many requests once', 'throttled', 1, false],
  ['that it knows of no such sign-in', 'unauthorized', 1, false],
  ['nothing, the connection broke', 'drop', 1, true],
] as const)('what AWS says decides what is said: %s', async (_, fault, times, isLeft) => {
  await signIn('one');
  home.center.failNext('Logout', fault, times);
  const { code, err } = await verb('sign-out');
  expect(code).toBe(0);
  expect(err.includes('AWS could not be told')).toBe(isLeft);
  expect(await tokenFiles()).toEqual([]);
});

test('a session that is not signed in leaves AWS nothing to be told', async () => {
  await home.center.stop();
  expect(await verb('sign-out', '--session', 'one')).toEqual({
    code: 0,
    out: '',
    err: 'daypass: Signed out of "one".\n',
  });
});

test('a sign-in that has ended is told to AWS as well, and it is no failure that AWS knows it no more', async () => {
  await signInAs(tokenFileName('one'), { expiresAt: '2020-01-01T00:00:00Z', accessToken: 'long-forgotten' });
  expect(await verb('sign-out')).toMatchObject({ code: 0, err: 'daypass: Signed out of "one".\n' });
  expect(logouts()).toEqual([401]);
});

test('without any session the words are whole, and so they are where one start URL is that of two', async () => {
  const two = await verb('sign-out', '--session', startUrl);
  expect(two).toMatchObject({ code: 2, err: expect.stringMatching(/More than one session .*--session: one, two\./s) });
  await configure('');
  const none = await verb('sign-out', '--session', 'one');
  expect(none.code).toBe(2);
  expect(none.err).toContain('There is no session "one". There is none at all to sign out of.');
  expect(none.err).not.toContain(': .');
});

test('copies of the token under other names go, too', async () => {
  const token = await signIn('one');
  await signInAs('aws-toolkit.json', { accessToken: token.accessToken });
  await writeFile(join(home.cache, 'another.json'), '{"clientId": "mine"}');
  await verb('sign-out');
  expect(await tokenFiles()).toEqual(['another.json']);
});

async function exportKeys(session: string, profile: string, secret: string): Promise<void> {
  const places = placesOf(home.env, process.platform, home.folder);
  const ports = {
    config: textFile(places.configFile),
    cache: tokenCache(places.tokenCache),
    clock: systemClock,
    label: (path: string) => path,
  };
  const found = (await findSessions(ports).find()).sessions.find(({ id }) => id === session);
  if (found === undefined) throw new Error('There is none.');
  const { profiles } = profilesHere({
    config: ports.config,
    places,
    issue: async () => ({
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: new Secret(secret),
      sessionToken: new Secret(`${secret}-token`),
      expiration: 0,
    }),
    helper: helperHere(places, home.env),
    label: (path) => path,
  });
  const access = { accountId, role };
  await profiles.export({ name: profile, kind: 'keys', access, session: found, region: 'eu-west-1' });
}

test('a section that somebody made stays, with the region that they set, when our keys go', async () => {
  await signIn('one');
  const file = join(home.folder, '.aws', 'credentials');
  await writeFile(file, '[mine]\nregion = eu-west-1\n');
  await exportKeys('one', 'mine', 'secret-first');
  await exportKeys('one', 'mine', 'secret-second');
  await verb('sign-out', '--session', 'one');
  expect(await readFile(file, 'utf8')).toBe('[mine]\nregion = eu-west-1\n');
});

test('keys to which somebody has put a session token of their own are theirs', async () => {
  await signIn('one');
  const file = join(home.folder, '.aws', 'credentials');
  await exportKeys('one', 'mine', 'secret-one');
  const changed = (await readFile(file, 'utf8')).replace('region =', 'aws_security_token = theirs\nregion =');
  await writeFile(file, changed);
  await verb('sign-out');
  expect(await readFile(file, 'utf8')).toBe(changed);
});

test('keys that were exported for the session go, from the file and from its copy; what was changed since stays', async () => {
  await signIn('one');
  await signIn('two');
  const file = join(home.folder, '.aws', 'credentials');
  await writeFile(file, '# mine\n[long-term]\naws_access_key_id = AKIA\naws_secret_access_key = s\n');
  await exportKeys('one', 'old', 'secret-one-old');
  await exportKeys('one', 'old', 'secret-one-new');
  await exportKeys('one', 'theirs', 'secret-one-theirs');
  await exportKeys('two', 'other', 'secret-two');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace(
      'aws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = secret-one-theirs',
      'aws_access_key_id = ASIAMINE\naws_secret_access_key = secret-one-theirs',
    ),
  );
  await verb('sign-out', '--session', 'one');
  const left = await readFile(file, 'utf8');
  expect(left).toMatch(/^# mine\n\[long-term\]\naws_access_key_id = AKIA\naws_secret_access_key = s\n/);
  expect(left).not.toContain('[old]');
  expect(left).toContain('ASIAMINE');
  expect(left).toContain('secret-two');
  const everything = (
    await Promise.all(
      (
        await readdir(dirname(file))
      )
        .filter((name) => name.startsWith('credentials'))
        .map((name) => readFile(join(dirname(file), name), 'utf8')),
    )
  ).join();
  expect(everything).not.toContain('secret-one-old');
  expect(everything).not.toContain('secret-one-new');
  const record = join(home.folder, 'daypass', 'written-profiles.json');
  expect((await stat(record)).mode & 0o777).toBe(0o600);
  const kept = await readFile(record, 'utf8');
  const { profiles, made } = JSON.parse(kept);
  expect(profiles.map(({ header }: { header: string }) => header)).toEqual(['other']);
  expect(made.map(({ name, resting = false }: { name: string; resting: boolean }) => [name, resting])).toEqual([
    ['old', true],
    ['theirs', false],
    ['other', false],
  ]);
  expect(kept).not.toContain('secret');
});

test('a record that is damaged counts as empty', async () => {
  await mkdir(join(home.folder, 'daypass'));
  await writeFile(join(home.folder, 'daypass', 'written-profiles.json'), '{"profiles": [{"path": 1}, ');
  await signIn('one');
  expect(await verb('sign-out')).toMatchObject({ code: 0 });
});
