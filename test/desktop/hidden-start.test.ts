import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { helperFile } from '../../main/adapters/helper-file.ts';
import { demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { type TrayOnBus, trayOnBus } from './tray-on-bus.ts';

const electron = join(made.runtime, 'electron');

let organisation: IdentityCenter;
let desktop: Desktop;
let app: ElectronApplication;
let env: Record<string, string>;
let tray: TrayOnBus;

beforeAll(async () => {
  organisation = await startIdentityCenter({ accounts: 50 });
  desktop = await startDesktop({ notifications: false });
  const sample = await demoHome(organisation, desktop.home);
  await plantToken(sample.tokenCache, organisation.grantToken(), 'acme');
  const [account] = organisation.accounts();
  const pin = { sessionId: 'acme', accountId: account?.accountId, role: 'ReadOnlyAccess', accountName: 'Pinned' };
  await mkdir(sample.env.DAYPASS_HOME, { mode: 0o700 });
  await writeFile(join(sample.env.DAYPASS_HOME, 'settings.json'), JSON.stringify({ version: 1, pins: [pin] }));
  await helperFor(sample.env.DAYPASS_HOME, '/opt/gone/daypass');
  env = definedEnvironment({ ...desktop.env, ...sample.env });
  app = await _electron.launch({ executablePath: electron, args: ['--hidden'], env, chromiumSandbox: true });
  tray = await trayOnBus(desktop.bus);
}, 60_000);

afterAll(async () => {
  await app?.close();
  await desktop?.stop();
  await organisation?.stop();
});

/** What profiles call, as a Daypass that lay at `program` left it. */
const helperFor = (dataFolder: string, program: string) =>
  helperFile({
    places: { home: dataFolder, personHome: desktop.home },
    env: { DAYPASS_HOME: dataFolder },
    platform: 'linux',
    program,
  }).put();

const labels = async () => (await tray.menu()).map(({ label }) => label);
const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('started hidden, it knows the session and asks nothing of AWS', async () => {
  await eventually('the session and the pin', async () => {
    const menu = await labels();
    return menu.some((label) => label.startsWith('acme: ')) && menu.includes('Pinned · ReadOnlyAccess');
  });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await windows()).toBe(0);
  expect(organisation.log.count('ListAccounts')).toBe(0);
});

test('what profiles call is mended where it calls a Daypass that is gone', async () => {
  const helper = join(env.DAYPASS_HOME ?? '', 'bin', 'daypass');
  await eventually('a helper that calls this one', async () =>
    (await readFile(helper, 'utf8')).includes(made.launcher),
  );
});

test('credentials of a pinned access are copied without a listing', async () => {
  await tray.click('Pinned · ReadOnlyAccess', 'Copy credentials');
  await eventually('the entry to clear the clipboard', async () => (await labels()).includes('Clear clipboard'));
  expect(await desktop.clipboard()).toContain('AWS_SECRET_ACCESS_KEY');
  expect(organisation.log.count('ListAccounts')).toBe(0);
});

test('the accounts are listed once the window is asked for, and not again when it is shown again', async () => {
  const show = () => desktop.processes.start(electron, [], env);
  show();
  const page = await app.firstWindow();
  await page.getByText('Accounts, 50').waitFor();
  await page.getByText(/^Roles of/).waitFor({ state: 'detached' });
  const asked = organisation.log.count('ListAccounts');
  expect(asked).toBeGreaterThan(0);

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
  expect(await windows()).toBe(0);
  show();
  await eventually('the window', async () => (await windows()) === 1);
  await app.windows().at(-1)?.getByText('Accounts, 50').waitFor();
  expect(organisation.log.count('ListAccounts')).toBe(asked);
});

test('the end of the app takes copied credentials away, and is held up only until they are', async () => {
  expect(await desktop.clipboard()).toContain('AWS_SECRET_ACCESS_KEY');
  const seen = await app.evaluate(async ({ app, clipboard }) => {
    const heldUp: boolean[] = [];
    const ask = () => {
      let prevented = false;
      const preventDefault = () => {
        prevented = true;
      };
      app.emit('before-quit', { preventDefault });
      heldUp.push(prevented);
    };
    const { quit } = app;
    await new Promise<void>((resolve) => {
      app.quit = () => {
        app.quit = quit;
        ask();
        resolve();
      };
      ask();
    });
    return { heldUp, text: clipboard.readText() };
  });
  expect(seen).toEqual({ heldUp: [true, false], text: '' });
});
