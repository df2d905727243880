import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { followPage } from '../identity-center/follow-page.ts';
import { cacheKey } from '../identity-center/python-json.ts';
import { removeFolder } from '../remove-folder.ts';
import { buildDriver } from './build-driver.ts';
import { linkShownBy, startVerb } from './verb-under-way.ts';
import { cache, center, daypass, expectFailure, home, signIn } from './verbs-surroundings.ts';

let folder: string;
let driver: string;
let running: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-driver-'));
  driver = await buildDriver('refresh-driver', folder);
});
afterAll(() => removeFolder(folder));
afterEach(() => {
  running?.kill('SIGKILL');
  running = undefined;
});

const env = () => ({ HOME: home, AWS_EC2_METADATA_DISABLED: 'true', ...center.env() });

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const tokenFile = async () => JSON.parse(await readFile(join(cache, cacheKey('acme')), 'utf8'));

/** Every file that a tool could look for is whole, and who only looks is told how things stand. */
async function expectWhole(state: string): Promise<void> {
  const files = (await readdir(cache)).filter((file) => file.endsWith('.json'));
  for (const file of files) expect(JSON.parse(await readFile(join(cache, file), 'utf8')), file).toBeTypeOf('object');
  const status = await daypass('status', '--json');
  expect(status).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(status.stdout)).toMatchObject({ sessions: [{ name: 'acme', state }], skipped: [] });
}

/** A sign-in works as if nothing had been, and what the killed process left is gone. */
async function expectSignInCleansUp(): Promise<void> {
  const run = startVerb(['sign-in', '--no-browser'], env());
  running = run.child;
  expect((await followPage(await linkShownBy(run))).status).toBe(200);
  expect(await run.ended, run.said()).toBe(0);
  expect((await readdir(cache)).filter((file) => !file.endsWith('.json'))).toEqual([]);
  expect(await daypass('accounts')).toMatchObject({ code: 0 });
}

test('a verb killed while AWS answers: the next one refreshes at once', async () => {
  const { refreshToken } = await signIn(Date.now() - 1000);
  center.failNext('CreateToken', 'hang');
  const run = startVerb(['accounts'], env());
  running = run.child;
  await vi.waitFor(() => expect(center.log.count('CreateToken')).toBe(1), { timeout: 20_000, interval: 10 });
  await killed(run.child);
  expect((await tokenFile()).refreshToken).toBe(refreshToken);
  await expectWhole('renewable');

  const next = await daypass('accounts');
  expect(next).toMatchObject({ code: 0, stderr: '' });
  // The lock of a dead process holds nobody up.
  expect(next.ms).toBeLessThan(8_000);
  expect((await tokenFile()).refreshToken).toBe(
    center.secrets().findLast(({ kind }) => kind === 'refresh-token')?.value,
  );
  expect((await readdir(cache)).filter((file) => !file.endsWith('.json'))).toEqual([]);
});

/** Refreshes until it stalls there, AWS having taken the refresh token; then it is killed. */
async function killedAt(step: string): Promise<void> {
  const child = spawn(process.execPath, [driver, 'acme', join(home, 'stop'), 'killed', step], {
    env: { PATH: '/usr/bin:/bin', ...env() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('stalled\n');
  expect(
    center.log.calls.filter(({ operation, status }) => operation === 'CreateToken' && status === 200),
  ).toHaveLength(1);
  await killed(child);
}

test.each(['before-writing', 'half-written', 'before-renaming'])(
  'killed with the only new token in hand (%s): the person is asked to sign in, and that works',
  async (step) => {
    const { accessToken } = await signIn(Date.now() - 1000);
    await killedAt(step);
    expect((await tokenFile()).accessToken).toBe(accessToken);
    await expectWhole('renewable');
    const next = await daypass('accounts');
    expectFailure(next, 3, /[Ss]ign in/);
    expect(next.ms).toBeLessThan(12_000);
    await expectSignInCleansUp();
  },
);

test('killed right after the new token is in place: the next one uses it', async () => {
  const { accessToken } = await signIn(Date.now() - 1000);
  await killedAt('renamed');
  expect((await tokenFile()).accessToken).not.toBe(accessToken);
  await expectWhole('signed-in');
  expect(await daypass('accounts')).toMatchObject({ code: 0, stderr: '' });
  expect(center.log.count('CreateToken')).toBe(1);
  await expectSignInCleansUp();
});
