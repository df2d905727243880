import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awsSsoLogin, type ClientOptions, callerIdentityWithAws, callerIdentityWithBoto3 } from '../clients/aws.ts';
import { type DemoHome, demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { type AwsProxy as ConnectProxy, startProxy } from '../identity-center/proxy.ts';
import { cacheKey } from '../identity-center/python-json.ts';
import { type RunningApp, runApp } from './running-app.ts';

let organisation: IdentityCenter;
let proxy: ConnectProxy;
let home: DemoHome;
let running: RunningApp;
let page: Page;
let client: ClientOptions;

beforeAll(async () => {
  organisation = await startIdentityCenter({ accounts: 50 });
  proxy = await startProxy(organisation);
  running = await runApp({
    async prepare(desktop) {
      home = await demoHome(organisation, desktop.home);
      return home.env;
    },
  });
  page = running.page;
  client = { home: home.folder, proxy };
}, 60_000);

afterAll(async () => {
  await running?.stop();
  await proxy?.stop();
  await organisation?.stop();
});

test('signed out, the window says what to do', async () => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});

test('the real AWS CLI signs in, and within 2 s Daypass shows it, untold', async () => {
  const login = await awsSsoLogin(organisation, { ...client, session: 'acme' });
  expect(login.code, login.stderr).toBe(0);
  await page.getByText('Signed in', { exact: true }).first().waitFor({ timeout: 10_000 });
  const { mtimeMs } = await stat(`${home.tokenCache}/${cacheKey('acme')}`);
  expect(Date.now() - mtimeMs).toBeLessThan(2000);
}, 40_000);

test('the window lists all 50 accounts', async () => {
  await page.getByText('Accounts, 50').waitFor();
  const names = await allRows(page);
  expect(names.size).toBe(50);
});

test('a profile is exported from the window, and the real AWS CLI and boto3 use it', async () => {
  const account = organisation.accounts().find(({ accountName }) => accountName === 'Staging');
  await page.getByPlaceholder('Account, role or number').fill('staging');
  await page.getByRole('button', { name: /^Staging/ }).click();
  await page.getByRole('button', { name: 'More: Staging, ReadOnlyAccess' }).click();
  await page.getByRole('menuitem', { name: /^Export profile/ }).click();
  await page.getByLabel('Profile name').fill('staging');
  await page.getByText('[profile staging]').waitFor();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByText('Profile ready').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();

  expect(await readFile(home.config, 'utf8')).toContain('[profile staging]\nsso_session = acme\n');
  for (const callerIdentity of [callerIdentityWithAws, callerIdentityWithBoto3]) {
    expect(await callerIdentity('staging', client)).toMatchObject({ Account: account?.accountId });
  }
}, 40_000);

test('on the page of profiles it becomes one with keys, is removed, and Undo gives both files back byte for byte', async () => {
  const files = async () => {
    const texts = [home.config, join(dirname(home.config), 'credentials')].map((path) => readFile(path, 'utf8'));
    return (await Promise.allSettled(texts)).map((read) => (read.status === 'fulfilled' ? read.value : 'not there'));
  };
  const before = await files();
  await page.getByRole('button', { name: 'Tools' }).click();
  await page.getByRole('menuitem', { name: 'Profiles' }).click();
  await page.getByText('Ready. Works while you are signed in.').waitFor();

  const choose = async (choice: string) => {
    await page.getByRole('button', { name: 'More: staging' }).click();
    await page.getByRole('menuitem', { name: choice }).click();
  };
  await choose('Change…');
  await page.getByText('S3 browser', { exact: true }).click();
  await page.getByText('aws_secret_access_key = [secret]').waitFor();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByText('Profile changed').waitFor();
  expect(await files()).toEqual([
    expect.not.stringContaining('[profile staging]'),
    expect.stringMatching(/^\[staging\]\naws_access_key_id = ASIA/),
  ]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('are as before.').waitFor();
  expect(await files()).toEqual(before);

  await choose('Remove…');
  await page.getByText('removed: [profile staging]').waitFor();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('Removed staging.').waitFor();
  expect(await files()).toEqual([expect.not.stringContaining('[profile staging]'), before[1]]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { level: 2, name: 'staging' }).waitFor();
  expect(await files()).toEqual(before);
}, 40_000);

/** The account numbers of every row, gathered while scrolling: the list holds only what is in sight. */
async function allRows(page: Page): Promise<Set<string>> {
  const numbers = new Set<string>();
  const row = page.getByRole('button', { name: /\d{4} \d{4} \d{4}/ });
  await row.first().hover();
  for (let still = 0; still < 3; ) {
    const before = numbers.size;
    for (const text of await row.allTextContents()) numbers.add(/\d{4} \d{4} \d{4}/.exec(text)?.[0] ?? text);
    still = numbers.size === before ? still + 1 : 0;
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(50);
  }
  return numbers;
}
