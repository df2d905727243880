import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type NotingBrowser, notingBrowser } from '../desktop/noting-browser.ts';
import { followPage } from '../identity-center/follow-page.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import type { Operation } from '../identity-center/operations.ts';
import { cacheKey } from '../identity-center/python-json.ts';
import { removeFolder } from '../remove-folder.ts';
import { linkShownBy, startVerb, type VerbUnderWay } from './verb-under-way.ts';

let center: IdentityCenter;
let home: string;
let cache: string;
let browser: NotingBrowser;
let running: VerbUnderWay[] = [];

beforeAll(async () => {
  center = await startIdentityCenter();
});
afterAll(() => center?.stop());
beforeEach(async () => {
  center.log.clear();
  home = await mkdtemp(join(tmpdir(), 'daypass-killed-'));
  cache = join(home, '.aws', 'sso', 'cache');
  await mkdir(join(home, '.aws'), { mode: 0o700 });
  const config = `[sso-session acme]\nsso_start_url = ${center.startUrl}\nsso_region = us-east-1\n`;
  await writeFile(join(home, '.aws', 'config'), config);
  browser = await notingBrowser(home);
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
  center.clearFaults();
  await removeFolder(home);
});

function signIn(...args: string[]): VerbUnderWay {
  const env = { HOME: home, ...browser.env, AWS_EC2_METADATA_DISABLED: 'true', ...center.env() };
  const run = startVerb(['sign-in', ...args], env);
  running.push(run);
  return run;
}

const patience = { timeout: 20_000, interval: 10 };

const asked = (operation: Operation, times = 1): Promise<void> =>
  vi.waitFor(() => expect(center.log.count(operation)).toBeGreaterThanOrEqual(times), patience);

function isListening(link: string): Promise<boolean> {
  const { port } = new URL(new URL(link).searchParams.get('redirect_uri') ?? '');
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('close', () => socket.destroy());
  });
}

async function killed({ child, ended }: VerbUnderWay): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

/** Every file that a tool could look for is whole; then a sign-in as if nothing had been works, with one tab of its own. */
async function expectSane(): Promise<void> {
  const files = (await readdir(cache).catch(() => [])).filter((file) => file.endsWith('.json'));
  for (const file of files) expect(JSON.parse(await readFile(join(cache, file), 'utf8')), file).toBeTypeOf('object');
  center.clearFaults();
  const before = (await browser.opened()).length;
  const next = signIn();
  const link = await linkShownBy(next);
  expect((await followPage(link)).status).toBe(200);
  expect(await next.ended, next.said()).toBe(0);
  expect(await browser.opened()).toHaveLength(before + 1);
  expect(await isListening(link)).toBe(false);
  expect(JSON.parse(await readFile(join(cache, cacheKey('acme')), 'utf8')).accessToken).toMatch(/^aoa/);
  const left = (await readdir(cache)).filter((file) => !file.endsWith('.json') && !file.startsWith('.'));
  expect(left).toEqual([]);
}

test.each<[string, () => Promise<unknown>]>([
  [
    'as it registers',
    async () => {
      center.failNext('RegisterClient', 'hang');
      const run = signIn();
      await asked('RegisterClient');
      await killed(run);
    },
  ],
  [
    'as it waits for the browser',
    async () => {
      const run = signIn();
      const link = await linkShownBy(run);
      expect(await isListening(link)).toBe(true);
      await killed(run);
      expect(await isListening(link)).toBe(false);
    },
  ],
  [
    'as it buys the token',
    async () => {
      center.failNext('CreateToken', 'hang');
      const run = signIn();
      const link = await linkShownBy(run);
      const page = followPage(link).catch(() => undefined);
      await asked('CreateToken');
      await killed(run);
      await page;
      expect(await isListening(link)).toBe(false);
    },
  ],
  [
    'as it asks who signed in',
    async () => {
      center.failNext('ListAccounts', 'hang');
      const run = signIn();
      const page = followPage(await linkShownBy(run)).catch(() => undefined);
      await asked('ListAccounts');
      await killed(run);
      await page;
    },
  ],
  [
    'as it starts with a code',
    async () => {
      center.failNext('StartDeviceAuthorization', 'hang');
      const run = signIn('--device-code');
      await asked('StartDeviceAuthorization');
      await killed(run);
    },
  ],
  [
    'as it waits for a code',
    async () => {
      const run = signIn('--device-code');
      await asked('CreateToken');
      await killed(run);
    },
  ],
])('killed %s', async (_, kill) => {
  await kill();
  await expectSane();
});

test('killed while it writes, at whatever moment', async () => {
  for (const wait of [0, 2, 4, 8, 16, 32]) {
    center.log.clear();
    const run = signIn();
    const page = followPage(await linkShownBy(run)).catch(() => undefined);
    await asked('ListAccounts');
    await new Promise((resolve) => setTimeout(resolve, wait));
    await killed(run);
    await page;
    for (const file of (await readdir(cache)).filter((name) => name.endsWith('.json'))) {
      expect(JSON.parse(await readFile(join(cache, file), 'utf8')), file).toBeTypeOf('object');
    }
  }
  await expectSane();
});

test('Ctrl-C ends a sign-in, and says so', async () => {
  for (const way of [[], ['--device-code']]) {
    const run = signIn(...way);
    const link = await linkShownBy(run);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(3);
    expect(run.said()).toMatch(/daypass: Sign-in cancelled\.\n$/);
    if (link.includes('redirect_uri')) expect(await isListening(link)).toBe(false);
  }
  expect((await readdir(cache)).filter((file) => file === cacheKey('acme'))).toEqual([]);
});
