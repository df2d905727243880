import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sessionBus } from '../desktop/bus.ts';
import { eventually } from '../desktop/eventually.ts';
import { keyringPassword } from '../desktop/keyring-on-bus.ts';
import { keyringQuestions } from '../desktop/keyring-questions.ts';
import { followPage } from '../identity-center/follow-page.ts';
import { cacheKey } from '../identity-center/python-json.ts';
import { callerIdentityWithAws, callerIdentityWithBoto3 } from './aws.ts';
import {
  access,
  answerOf,
  config,
  daypass,
  expectFailure,
  itemText,
  keepInKeychain,
  keyring,
  newestToken,
  plainFiles,
  plant,
  sessions,
  toKeyring,
} from './keychain-surroundings.ts';
import { accountId, cache, center, home, proxy } from './profile-surroundings.ts';
import { linkShownBy, startVerb } from './verb-under-way.ts';

const asking = ['credential-process', '--session', 'acme', ...access];

async function signIn(session: string): Promise<void> {
  const env = { HOME: home, ...toKeyring(), ...center.env() };
  const run = startVerb(['sign-in', '--no-browser', '--session', session], env);
  await followPage(await linkShownBy(run));
  expect(await run.ended, run.said()).toBe(0);
}

/** What the AWS CLI keeps of role credentials. */
const roleFiles = () => readdir(join(home, '.aws', 'cli', 'cache')).catch(() => []);

/** The AWS CLI and boto3 say who they are by either profile, and have their credentials from AWS anew. */
async function expectProfilesToWork(): Promise<void> {
  const client = { home, proxy, env: toKeyring() };
  const asked = [callerIdentityWithAws, callerIdentityWithBoto3].map((ask) =>
    Promise.all(['acme-ro', 'legacy'].map((profile) => ask(profile, client))),
  );
  for (const { Account, Arn } of (await Promise.all(asked)).flat()) {
    expect({ Account, Arn }).toEqual({ Account: accountId, Arn: expect.stringContaining('ReadOnlyAccess') });
  }
  expect(proxy.refused).toEqual([]);
}

const moveAll = async (verb: 'move' | 'restore') => {
  for (const session of sessions)
    expect(await daypass('keychain', verb, '--session', session)).toMatchObject({ code: 0 });
};

test('profiles work before the move, after it and after the way back, and no file holds a token meanwhile', async () => {
  const before = await config();
  for (const session of sessions) await signIn(session);
  await expectProfilesToWork();
  expect(await plainFiles()).not.toEqual([]);
  expect(await roleFiles()).not.toEqual([]);

  await moveAll('move');
  expect(await roleFiles()).toEqual([]);
  expect((await config()).match(/^credential_process = /gm)).toHaveLength(2);
  expect(await plainFiles()).toEqual([]);
  expect(await keyring.accounts('Daypass')).toEqual(sessions);
  expect(await keyring.find('Daypass', 'acme')).toMatchObject({
    label: 'Daypass/acme',
    attributes: { service: 'Daypass', account: 'acme' },
  });
  await expectProfilesToWork();

  // Straight into the keychain, and refreshed there.
  center.change({ accessTokenSeconds: 2 });
  await signIn('acme');
  center.change({ accessTokenSeconds: 3600 });
  expect(await itemText()).toContain(newestToken());
  center.log.clear();
  expect(await answerOf('accounts', '--session', 'acme', '--json')).toMatchObject([{ accountId }]);
  expect(center.log.count('CreateToken')).toBe(1);
  expect(await itemText()).toContain(newestToken());
  expect(await daypass('credentials', '--session', 'acme', ...access)).toMatchObject({ code: 0 });
  expect(await answerOf(...asking)).toMatchObject({ Version: 1 });
  const { sessions: found } = await answerOf('status', '--json');
  expect(found.map(({ state, storage }: { state: string; storage: string }) => [state, storage])).toEqual([
    ['signed-in', 'keychain'],
    ['signed-in', 'keychain'],
  ]);
  expect(center.log.count('CreateToken')).toBe(1);
  expect(await plainFiles()).toEqual([]);

  await moveAll('restore');
  expect(await config()).toBe(before);
  expect(await keyring.accounts('Daypass')).toEqual([]);
  expect(JSON.parse(await readFile(join(cache, cacheKey('acme')), 'utf8')).accessToken).toBe(newestToken());
  center.log.clear();
  await expectProfilesToWork();
  expect(center.log.count('GetRoleCredentials')).toBe(4);
  expect(center.log.count('CreateToken')).toBe(0);
});

test('50 programs at once get credentials with one refresh, and with none while the token is good', async () => {
  await keepInKeychain({ expiresAt: Date.now() - 1000 });
  for (const [length, refreshes] of [
    [50, 1],
    [10, 0],
  ]) {
    center.log.clear();
    const runs = await Promise.all(Array.from({ length: length ?? 0 }, () => daypass(...asking)));
    expect(runs.filter(({ code, stderr }) => code !== 0 || stderr !== '')).toEqual([]);
    expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
    expect(center.log.count('CreateToken')).toBe(refreshes);
  }
  expect(await itemText()).toContain(newestToken());
  expect(await plainFiles()).toEqual([]);
});

test('however many ask while the keyring is locked, its person is asked once, and a No is one for all', async () => {
  await keepInKeychain();
  const questions = await keyringQuestions(keyring.folder);
  onTestFinished(questions.stop);
  await keyring.showOn(questions.display);
  await keyring.lock();
  const bus = sessionBus(keyring.env.DBUS_SESSION_BUS_ADDRESS ?? '', keyring.env);
  const ten = async (verb = asking) => {
    const first = daypass(...verb);
    await questions.asked();
    const others = (await bus.names()).length;
    const runs = Promise.all([first, ...Array.from({ length: 9 }, () => daypass(...verb))]);
    await eventually('all of them', async () => (await bus.names()).length >= others + 9);
    return { runs };
  };
  const refused = await ten();
  await questions.close();
  for (const run of await refused.runs) expectFailure(run, 1, /The keyring was not unlocked\./);
  // Programs start it again and again, and ask nobody again for that. A person does.
  expectFailure(await daypass(...asking), 1, /The keyring is locked\./);
  expect(await questions.count()).toBe(0);

  const { runs } = await ten(['credentials', '--session', 'acme', ...access]);
  await questions.answer(keyringPassword);
  expect((await runs).filter(({ code, stderr }) => code !== 0 || stderr !== '')).toEqual([]);
  expect(await questions.count()).toBe(0);
});

test('an item that is deleted in the keyring means signed out', async () => {
  await keepInKeychain();
  await keyring.removeItem('Daypass', 'acme');
  const credentials = ['credentials', '--session', 'acme', ...access];
  for (const verb of [asking, credentials]) {
    expectFailure(await daypass(...verb), 3, /signed out.*daypass sign-in --session acme/);
  }
  expect((await answerOf('status', '--json')).sessions[0]).toMatchObject({ state: 'signed-out', storage: null });
  await signIn('acme');
  expect(await itemText()).toContain(newestToken());
  expect(await plainFiles()).toEqual([]);
});

test('a sign-in of another program is told of, and moved when that is asked for', async () => {
  await keepInKeychain();
  const folder = join(home, '.config', 'daypass');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ settings: { newPlaintext: 'leave' } }));
  // Within the second of the first one, it is the newer one since it lasts longer.
  const { accessToken } = await plant('acme', { expiresAt: Date.now() + 2 * 60 * 60_000 });
  const [told] = (await answerOf('keychain', 'status', '--session', 'acme', '--json')).sessions;
  expect(told).toMatchObject({ newSignIns: 'keychain', files: [`~/.aws/sso/cache/${cacheKey('acme')}`] });
  expect(await answerOf(...asking)).toMatchObject({ Version: 1 });
  expect(await readdir(cache)).toContain(cacheKey('acme'));

  expect(await daypass('keychain', 'move', '--session', 'acme')).toMatchObject({ code: 0 });
  expect(await itemText()).toContain(accessToken);
  expect(await plainFiles()).toEqual([]);
});

test('signing out takes the item away', async () => {
  const { accessToken } = await keepInKeychain();
  expect(await daypass('sign-out', '--session', 'acme')).toMatchObject({ code: 0 });
  expect(await keyring.accounts('Daypass')).toEqual([]);
  expect(center.log.count('Logout')).toBe(1);
  expect(await plainFiles()).toEqual([]);
  expect(accessToken).toMatch(/^aoa/);
});

test('killed at whatever moment of a move, either way, a usable token remains, and asking again finishes', async () => {
  const { accessToken } = await plant();
  const env = { HOME: home, ...toKeyring(), ...center.env() };
  const moving = ['keychain', 'move', '--session', 'acme'];
  const restoring = ['keychain', 'restore', '--session', 'acme'];
  const { ms } = await daypass(...moving);
  for (const [at, verb] of [restoring, moving, restoring, moving, restoring, moving, restoring, moving].entries()) {
    const run = startVerb(verb, env);
    // It has begun to work by a third of its time.
    await new Promise((resolve) => setTimeout(resolve, ms * (0.3 + 0.06 * at)));
    run.child.kill('SIGKILL');
    await run.ended;
    expect(await daypass('credentials', '--session', 'acme', ...access)).toMatchObject({ code: 0, stderr: '' });
  }
  expect(await daypass(...moving)).toMatchObject({ code: 0 });
  expect(await itemText()).toContain(accessToken);
  expect(await plainFiles()).toEqual([]);
  expect(await daypass(...restoring)).toMatchObject({ code: 0 });
  expect(JSON.parse(await readFile(join(cache, cacheKey('acme')), 'utf8'))).toMatchObject({ accessToken });
  expect(await keyring.accounts('Daypass')).toEqual([]);
});
