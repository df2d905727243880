import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DemoHome, demoHome } from '../identity-center/demo-home.ts';
import { followPage } from '../identity-center/follow-page.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import type { Operation } from '../identity-center/operations.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { cacheKey } from '../identity-center/python-json.ts';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { type NotingBrowser, notingBrowser } from './noting-browser.ts';
import { launchApp } from './running-app.ts';

let center: IdentityCenter;
let desktop: Desktop;
let home: DemoHome;
let browser: NotingBrowser;
let env: Record<string, string>;
let running: ElectronApplication | undefined;

beforeAll(async () => {
  center = await startIdentityCenter();
});
afterAll(() => center?.stop());
beforeEach(async () => {
  center.log.clear();
  desktop = await startDesktop({ panel: false, notifications: false });
  home = await demoHome(center, desktop.home);
  browser = await notingBrowser(desktop.folder);
  env = definedEnvironment({ ...desktop.env, ...home.env, ...browser.env });
});
afterEach(async () => {
  center.clearFaults();
  await running?.close();
  running = undefined;
  await desktop?.stop();
});

async function start(): Promise<Page> {
  const { app, page } = await launchApp(env, [], (started) => {
    running = started;
  });
  running = app;
  return page;
}

/** Clicks *Sign in*, and gives the link that the browser was given for it. */
async function signIn(page: Page): Promise<string> {
  const before = (await browser.opened()).length;
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  return eventually('the browser', async () => (await browser.opened())[before]);
}

/** It is there for as long as a sign-in waits. */
const cancel = (page: Page) => page.getByRole('button', { name: 'Cancel' });

function isListening(link: string): Promise<boolean> {
  const { port } = new URL(new URL(link).searchParams.get('redirect_uri') ?? '');
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('close', () => socket.destroy());
  });
}

/** Ends the app as a crash would: nothing of it can tidy up. */
async function killApp(): Promise<void> {
  const closed = running?.waitForEvent('close');
  running?.process().kill('SIGKILL');
  await closed;
  running = undefined;
}

const files = () => readdir(home.tokenCache).catch(() => []);

test.each<[string, Operation | undefined]>([
  ['as it waits for the person', undefined],
  ['with the answer of the browser in hand', 'CreateToken'],
  ['with the token in hand', 'ListAccounts'],
])('a sign-in killed %s: the next start is as if nothing had been', async (_, held) => {
  if (held !== undefined) center.failNext(held, 'hang');
  const first = await start();
  const link = await signIn(first);
  await cancel(first).waitFor();
  expect(await isListening(link)).toBe(true);
  const answered = held === undefined ? undefined : followPage(link).catch(() => undefined);
  if (held !== undefined) await eventually(held, () => center.log.count(held) > 0);
  await killApp();
  await answered;
  expect(await isListening(link)).toBe(false);
  expect(await files()).not.toContain(cacheKey('acme'));
  for (const file of await files()) {
    expect(file).toMatch(/\.json$/);
    expect(JSON.parse(await readFile(join(home.tokenCache, file), 'utf8'))).toBeTypeOf('object');
  }

  center.clearFaults();
  const page = await start();
  // It asks again when its person does, and only then.
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().waitFor();
  expect(await cancel(page).count()).toBe(0);
  expect(await browser.opened()).toHaveLength(1);
  const next = await signIn(page);
  expect((await followPage(next)).status).toBe(200);
  await page.getByText(/^Accounts, /).waitFor();
  expect(await isListening(next)).toBe(false);
  expect(await browser.opened()).toHaveLength(2);
  expect((await files()).filter((file) => !file.endsWith('.json'))).toEqual([]);
  expect(JSON.parse(await readFile(join(home.tokenCache, cacheKey('acme')), 'utf8')).accessToken).toMatch(/^aoa/);
});

test('a refresh killed while AWS answers: the next start refreshes, and nobody notices', async () => {
  const token = center.grantToken();
  await plantToken(home.tokenCache, { ...token, expiresAt: Date.now() - 1000 }, 'acme');
  center.failNext('CreateToken', 'hang');
  await start();
  await eventually('a refresh', () => center.log.count('CreateToken') > 0);
  await killApp();
  const tokenFile = async () => JSON.parse(await readFile(join(home.tokenCache, cacheKey('acme')), 'utf8'));
  expect(await tokenFile()).toMatchObject({ refreshToken: token.refreshToken });

  const page = await start();
  await page.getByText(/^Accounts, /).waitFor();
  expect((await tokenFile()).accessToken).toBe(center.secrets().findLast(({ kind }) => kind === 'access-token')?.value);
  expect((await files()).filter((file) => !file.endsWith('.json'))).toEqual([]);
  expect(await browser.opened()).toEqual([]);
});
