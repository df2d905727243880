import { appendFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { callerIdentityWithAws, callerIdentityWithBoto3 } from '../clients/aws.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { type AwsProxy, startProxy } from '../identity-center/proxy.ts';
import { cacheKey } from '../identity-center/python-json.ts';
import { launchChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { type NotingBrowser, notingBrowser } from './noting-browser.ts';
import type { Environment } from './processes.ts';
import { type RunningApp, runApp } from './running-app.ts';

const accountId = '001234567890';
const startUrl = 'https://acme.awsapps.com/start';
const pictures = made.screenshots;

let center: IdentityCenter;
let proxy: AwsProxy;
let browser: Browser;
let running: RunningApp | undefined;
let theirBrowser: NotingBrowser;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  center = await startIdentityCenter({
    accounts: [{ accountId, accountName: 'Production', roles: ['ReadOnlyAccess'] }],
    startUrls: [startUrl],
  });
  proxy = await startProxy(center);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await proxy?.stop();
  await center?.stop();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

/** The app in an empty home, behind a proxy with an authority of its own. Its browser notes what it is to open. */
async function firstRun(env: Environment = proxy.env()): Promise<RunningApp> {
  center.log.clear();
  running = await runApp({
    async prepare({ folder }) {
      theirBrowser = await notingBrowser(folder);
      return { ...env, ...theirBrowser.env };
    },
  });
  return running;
}

/** What the app opened last, in the person's Chromium. */
async function personsPage(): Promise<Page> {
  const url = await eventually('a page to be opened', async () => (await theirBrowser.opened()).at(-1));
  const context = await browser.newContext({
    proxy: { server: proxy.url, bypass: '127.0.0.1,localhost' },
    ignoreHTTPSErrors: true,
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function paste({ page }: RunningApp): Promise<void> {
  await page.getByLabel('Start URL').fill(`  ${startUrl}/#/ `);
  await page.getByText('acme, in US East (N. Virginia)').waitFor();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('first run: paste, allow access in the browser, accounts on screen; then aws and boto3 are signed in, and stay so', async () => {
  center.change({ accessTokenSeconds: 20 });
  const { page, desktop, ...app } = await firstRun();
  await page.getByRole('heading', { name: 'Welcome to Daypass' }).waitFor();
  await page.screenshot({ path: join(pictures, 'first-run.png') });
  await paste({ page, desktop, ...app });
  await page.getByText('Allow access in your browser').waitFor();
  await page.screenshot({ path: join(pictures, 'waiting.png') });

  const theirs = await personsPage();
  await theirs.getByRole('button', { name: 'Allow access' }).click();
  await theirs.getByRole('heading', { name: /Daypass|signed in/i }).waitFor();
  await theirs.screenshot({ path: join(pictures, 'approved.png') });
  await page.getByText('Production').first().waitFor();
  await page.getByText('Signed in', { exact: true }).first().waitFor();
  await page.screenshot({ path: join(pictures, 'signed-in.png') });
  expect(await theirBrowser.opened()).toHaveLength(1);

  await appendFile(
    join(desktop.home, '.aws', 'config'),
    `\n[profile ro]\nsso_session = acme\nsso_account_id = ${accountId}\nsso_role_name = ReadOnlyAccess\nregion = us-east-1\n`,
  );
  const client = { home: desktop.home, proxy };
  expect(await callerIdentityWithAws('ro', client)).toMatchObject({ Account: accountId });
  expect(await callerIdentityWithBoto3('ro', client)).toMatchObject({ Account: accountId });

  // What comes next lasts, so that nobody but Daypass renews it.
  center.change({ accessTokenSeconds: 3600 });
  center.log.clear();
  const everyTokenIsOver = Date.now() + 21_000;
  await eventually('the end of every token so far', () => Date.now() > everyTokenIsOver, 30_000);
  expect(center.log.count('CreateToken')).toBe(1);
  await page.getByText('Signed in', { exact: true }).first().waitFor();
  expect(await callerIdentityWithAws('ro', client)).toMatchObject({ Account: accountId });
  expect(await callerIdentityWithBoto3('ro', client)).toMatchObject({ Account: accountId });
  expect(center.log.count('CreateToken')).toBe(1);
  // Chromium looks for its own updates, whatever it is told.
  expect(proxy.refused.filter((host) => !host.endsWith('.gvt1.com:443'))).toEqual([]);
});

test('the same by device code, once the browser is not where it is wanted', async () => {
  const running = await firstRun();
  const { page } = running;
  await paste(running);
  await page.getByRole('button', { name: 'Use a code instead' }).click();
  await page.getByText('Compare with the code in your browser').waitFor();
  await page.screenshot({ path: join(pictures, 'device-code.png') });
  const theirs = await eventually('the page with the code', async () => {
    const shown = await personsPage();
    return (await shown.getByLabel('Code').count()) > 0 ? shown : undefined;
  });
  const code = (await theirs.getByLabel('Code').innerText()).trim();
  const groups = await page.locator('.user-code-groups').innerText();
  expect(groups.replaceAll(/[^A-Z]/g, '')).toContain(code.replaceAll(/[^A-Z]/g, ''));
  await theirs.getByRole('button', { name: 'Allow access' }).click();
  await page.getByText('Production').first().waitFor();
  await page.getByText('Signed in', { exact: true }).first().waitFor();
});

test('cancelled: said so, nothing left behind, and nobody listens any more', async () => {
  const { page, ...app } = await firstRun();
  await paste({ page, ...app });
  await page.getByText('Allow access in your browser').waitFor();
  const [url = ''] = await theirBrowser.opened();
  const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Sign-in cancelled.').waitFor();
  await page.screenshot({ path: join(pictures, 'cancelled.png') });
  await expect(fetch(back)).rejects.toThrow();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});

test('behind a company’s proxy without its authority: TLS is named, and what to set; no page opens', async () => {
  const { HTTPS_PROXY = '' } = proxy.env();
  const { page } = await firstRun({ HTTPS_PROXY });
  await page.getByLabel('Start URL').fill('https://ssoins-1234567890abcdef.us-east-1.portal.amazonaws.com');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'The connection to AWS is not trusted.' });
  await alert.waitFor();
  expect(await alert.innerText()).toContain('AWS_CA_BUNDLE');
  await page.screenshot({ path: join(pictures, 'not-trusted.png') });
  expect(await theirBrowser.opened()).toEqual([]);
});

test('signed out: the token is gone, AWS knows, and the session stays to sign in again', async () => {
  const { page, desktop, ...app } = await firstRun();
  await paste({ page, desktop, ...app });
  const theirs = await personsPage();
  await theirs.getByRole('button', { name: 'Allow access' }).click();
  await page.getByText('Production').first().waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('Signed out of "acme".').waitFor();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  expect(center.log.count('Logout')).toBe(1);
  expect(await readdir(join(desktop.home, '.aws', 'sso', 'cache'))).not.toContain(cacheKey('acme'));
});
