import { execFileSync } from 'node:child_process';
import { chmod, copyFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sealedCredentials } from '../../../main/adapters/sealed-credentials.ts';
import type { Credentials } from '../../../main/domain/credentials.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { shareCredentials } from '../../../main/services/share-credentials.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { hour, minute, sampleToken } from '../signed-in/sample-token.ts';

const access = { accountId: '001234567890', role: 'ReadOnlyAccess' };
const other = { ...access, role: 'Billing' };

/** Processes of one machine. `now` is their clock, `token` what is signed in with, `life` how long credentials last. */
async function machine() {
  const home = await temporaryFolder();
  const here = {
    home,
    folder: join(home, 'credentials'),
    now: Date.now(),
    token: 'one' as string | undefined,
    life: hour,
    asked: 0,
    whileAsked: () => {},
  };
  const issueOne = async (): Promise<Credentials> => {
    here.asked += 1;
    here.whileAsked();
    const number = here.asked;
    await new Promise(setImmediate);
    return {
      accessKeyId: `key-${number}`,
      secretAccessKey: new Secret(`secret-${number}`),
      sessionToken: new Secret(`session-${number}`),
      expiration: here.now + here.life,
    };
  };
  const process = () =>
    shareCredentials({
      issue: Object.assign(issueOne, { forget: () => undefined, forgetEnded: () => undefined }),
      tokens: async () =>
        here.token === undefined ? undefined : sampleToken(here.token, { expiresAt: here.now + hour }),
      shared: sealedCredentials(home),
      clock: { now: () => here.now },
    });
  const keyIn = async (asked = access, sessionId = 'acme') => (await process()(sessionId, asked)).accessKeyId;
  return { here, process, keyIn };
}

test('fifty who ask at once make one call, and all get what it gave', async () => {
  const { here, process } = await machine();
  const all = await Promise.all(Array.from({ length: 50 }, () => process()('acme', access)));
  expect(here.asked).toBe(1);
  const plain = all.map(({ secretAccessKey, sessionToken, ...rest }) => ({
    ...rest,
    secret: secretAccessKey.reveal(),
    session: sessionToken.reveal(),
  }));
  const first = { accessKeyId: 'key-1', secret: 'secret-1', session: 'session-1', expiration: here.now + hour };
  expect(plain).toEqual(Array.from({ length: 50 }, () => first));
});

test('they are given again while 15 minutes are left, and asked for anew after that', async () => {
  const { here, keyIn } = await machine();
  await keyIn();
  here.now += 45 * minute;
  expect(await keyIn()).toBe('key-1');
  here.now += 1;
  expect(await keyIn()).toBe('key-2');
});

test('each access of each session has its own', async () => {
  const { keyIn } = await machine();
  expect([await keyIn(), await keyIn(other), await keyIn(access, 'two'), await keyIn()]).toEqual([
    'key-1',
    'key-2',
    'key-3',
    'key-1',
  ]);
});

test('what one token bought is not given for another, and who is signed out is given nothing', async () => {
  const { here, keyIn } = await machine();
  await keyIn();
  here.token = 'two';
  expect(await keyIn()).toBe('key-2');
  here.token = undefined;
  await expect(keyIn()).rejects.toMatchObject({ kind: 'sign-in-needed' });
});

test('who signs out while AWS answers is given nothing, and leaves nothing behind', async () => {
  const { here, keyIn } = await machine();
  here.whileAsked = () => {
    here.token = undefined;
  };
  await expect(keyIn()).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(await readdir(here.folder)).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'the file is its owner’s alone, and holds nothing that can be read',
  async () => {
    const { here, keyIn } = await machine();
    await keyIn();
    const [name = '', ...rest] = await readdir(here.folder);
    expect(rest).toEqual([]);
    expect((await stat(here.folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(here.folder, name))).mode & 0o777).toBe(0o600);
    const content = `${name} ${(await readFile(join(here.folder, name))).toString('latin1')}`;
    for (const word of ['key-1', 'secret-1', 'session-1', 'acme', access.accountId])
      expect(content).not.toContain(word);
  },
);

test.each([
  ['empty', () => Buffer.alloc(0)],
  ['cut short', (whole: Buffer) => whole.subarray(0, 20)],
  ['changed', (whole: Buffer) => whole.fill(7, 30, 31)],
])('a file that is %s counts as none', async (_, damage) => {
  const { here, keyIn } = await machine();
  await keyIn();
  const [name = ''] = await readdir(here.folder);
  await writeFile(join(here.folder, name), damage(await readFile(join(here.folder, name))));
  expect([await keyIn(), await keyIn()]).toEqual(['key-2', 'key-2']);
});

test('a file under the name of another access is not taken for it', async () => {
  const { here, keyIn } = await machine();
  await keyIn();
  const [first = ''] = await readdir(here.folder);
  await keyIn(other);
  const second = (await readdir(here.folder)).find((name) => name !== first) ?? expect.fail('there is one file only');
  await copyFile(join(here.folder, first), join(here.folder, second));
  expect(await keyIn(other)).toBe('key-3');
});

test('where nothing can be kept, AWS is asked each time', async () => {
  const { here, keyIn } = await machine();
  await writeFile(here.folder, 'not a folder');
  expect([await keyIn(), await keyIn()]).toEqual(['key-1', 'key-2']);
});

test.skipIf((process.getuid?.() ?? 0) === 0)('nor does it matter that a folder is read-only', async () => {
  const { here, keyIn } = await machine();
  await keyIn();
  await chmod(here.folder, 0o500);
  expect([await keyIn(other), await keyIn(other)]).toEqual(['key-2', 'key-3']);
  await chmod(here.folder, 0o700);
});

test('what has ended goes when the next comes; sessions’ own go on demand', async () => {
  const { here, keyIn } = await machine();
  here.life = -2 * minute;
  await keyIn();
  here.life = hour;
  await keyIn(other);
  expect(await readdir(here.folder)).toHaveLength(1);
  await keyIn(access, 'two');
  await sealedCredentials(here.home).remove('acme');
  expect(await readdir(here.folder)).toHaveLength(1);
  expect([await keyIn(access, 'two'), await keyIn(other)]).toEqual(['key-3', 'key-4']);
});

test('a failure is the asker’s own, and the next one asks anew', async () => {
  const { here, process } = await machine();
  const failing = shareCredentials({
    issue: Object.assign(() => Promise.reject(new Error('no network')), {
      forget: () => undefined,
      forgetEnded: () => undefined,
    }),
    tokens: async () => sampleToken('one', { expiresAt: here.now + hour }),
    shared: sealedCredentials(here.home),
    clock: { now: () => here.now },
  });
  await expect(failing('acme', access)).rejects.toThrow('no network');
  expect((await process()('acme', access)).accessKeyId).toBe('key-1');
});

test.skipIf(process.platform === 'win32')('a named pipe in the place of what is kept holds nobody up', async () => {
  const { here, keyIn } = await machine();
  await keyIn();
  const [file = ''] = await readdir(here.folder);
  await rm(join(here.folder, file));
  execFileSync('mkfifo', [join(here.folder, file)]);
  expect(await keyIn()).toBe('key-2');
});
