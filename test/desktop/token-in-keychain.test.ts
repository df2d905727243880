import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { anySpelling, filesWithSecrets } from '../security/find-secrets.ts';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { type Keyring, startKeyring } from './keyring.ts';
import { type NotingBrowser, notingBrowser } from './noting-browser.ts';
import { launchApp } from './running-app.ts';

const startUrl = 'https://acme.awsapps.com/start';
const config = `[sso-session acme]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile ro]
sso_session = acme
sso_account_id = 001234567890
sso_role_name = ReadOnlyAccess
region = us-east-1
`;

let center: IdentityCenter;
let desktop: Desktop;
let keyring: Keyring;
let browser: NotingBrowser;
let configFile: string;
let tokenFile: string;
let app: ElectronApplication | undefined;
let page: Page;

beforeAll(async () => {
  [center, desktop, keyring] = await Promise.all([
    startIdentityCenter(),
    startDesktop({ panel: false, notifications: false }),
    startKeyring(),
  ]);
  browser = await notingBrowser(desktop.folder);
  const aws = join(desktop.home, '.aws');
  configFile = join(aws, 'config');
  await mkdir(aws, { mode: 0o700 });
  await writeFile(configFile, config);
  tokenFile = await plantToken(join(aws, 'sso', 'cache'), center.grantToken('refreshable', startUrl), 'acme');
  await start();
}, 60_000);

afterAll(async () => {
  await app?.close();
  await Promise.all([desktop?.stop(), keyring?.stop(), center?.stop()]);
});

async function start(): Promise<void> {
  const { DBUS_SESSION_BUS_ADDRESS } = keyring.env;
  const own = { DAYPASS_HOME: join(desktop.home, 'daypass'), ...browser.env };
  const env = definedEnvironment({ ...desktop.env, ...center.env(), ...own, DBUS_SESSION_BUS_ADDRESS });
  ({ page } = await launchApp(env, [], (started) => {
    app = started;
  }));
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const account = () => page.getByRole('heading', { level: 3 }).first();

/** Whatever bears a part of a token, in the person's home and in the files of the keyring. */
async function plainFiles(): Promise<string[]> {
  const secrets = center
    .secrets()
    .filter(({ kind }) => ['access-token', 'refresh-token', 'client-secret'].includes(kind));
  expect(secrets.length).toBeGreaterThan(0);
  const all = [desktop.home, keyring.folder].map((folder) => filesWithSecrets(folder, secrets, [], anySpelling));
  return (await Promise.all(all)).flat();
}

test('in the window, a token goes into a real keyring with its profile, and nothing of it stays in a file', async () => {
  await button('In a file').click();
  await button('Move to keychain…').click();
  await page.getByRole('dialog').getByText('where it is called Daypass/acme').waitFor();
  await button('Move').click();
  await page.getByText('The token of acme is in the keychain, and 1 profile was changed.').waitFor();
  await button('Done').click();
  await button('In keychain').waitFor();
  expect(await keyring.find('Daypass', 'acme')).toMatchObject({ label: 'Daypass/acme' });
  expect(await readFile(configFile, 'utf8')).toMatch(/^\[profile ro\]\n(?:.+\n)*credential_process = /m);
  expect(await plainFiles()).toEqual([]);
});

test('started anew while the keyring is locked, the window says so, and goes on once it is open', async () => {
  await app?.close();
  await keyring.lock();
  await start();
  await page.getByRole('alert').getByText('The keyring is locked.').waitFor({ timeout: 5000 });
  expect(await account().count()).toBe(0);
  await keyring.unlock();
  await button('Try again').click();
  await page.getByText('The keyring is locked.').first().waitFor({ state: 'detached' });
  await account().waitFor();
});

test('a sign-in that a locked keyring can not keep says so before the browser, and stays in memory where one wants it', async () => {
  await button('Sign out').click();
  await page.getByText('Signed out', { exact: true }).waitFor();
  expect(await keyring.find('Daypass', 'acme')).toBeUndefined();
  await keyring.lock();
  await button('Use a code instead').click();
  await page.getByRole('alert').getByText('The keyring is locked.').waitFor();
  await button('Sign in, and keep it in memory until Daypass quits').click();
  const link = await page.getByText('user_code=').textContent();
  expect(center.approveDevice(/user_code=([A-Z-]+)/.exec(link ?? '')?.[1] ?? '')).toBe(true);
  await button('In memory').waitFor();
  await account().waitFor();
  expect(await plainFiles()).toEqual([]);
});

test('from memory, it may go into a file after all, and the profile becomes again what it was', async () => {
  await button('In memory').click();
  await button('Keep in a file…').click();
  await page.getByText('and outlives Daypass there.').waitFor();
  await button('Move').click();
  await page.getByText('The token of acme is in a file, and 1 profile was turned back.').waitFor();
  expect(JSON.parse(await readFile(tokenFile, 'utf8'))).toMatchObject({ startUrl, region: 'us-east-1' });
  expect(await readFile(configFile, 'utf8')).toBe(config);
});
