import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { eventually } from './eventually.ts';
import { type NotingBrowser, notingBrowser } from './noting-browser.ts';
import { type RunningApp, runApp } from './running-app.ts';
import { type TrayOnBus, trayOnBus } from './tray-on-bus.ts';

let organisation: IdentityCenter;
let running: RunningApp;
let tray: TrayOnBus;
let browser: NotingBrowser;

beforeAll(async () => {
  organisation = await startIdentityCenter({ accounts: 50 });
  running = await runApp({
    desktop: { panel: true },
    async prepare({ home, folder }) {
      const sample = await demoHome(organisation, home);
      await plantToken(sample.tokenCache, organisation.grantToken(), 'acme');
      browser = await notingBrowser(folder);
      return { ...sample.env, ...browser.env };
    },
  });
  tray = await trayOnBus(running.desktop.bus);
}, 60_000);

afterAll(async () => {
  await running?.stop();
  await organisation?.stop();
});

const labels = async () => (await tray.menu()).map(({ label, separator }) => (separator ? '—' : label));

const visible = () =>
  running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));

test('the tray item is on the bus, with an icon and a menu that the panel can read', async () => {
  await eventually('the session in the menu', async () => (await labels())[0]?.startsWith('acme: '));
  expect(await labels()).toEqual(['acme: Signed in', '—', 'Search…', 'Open Daypass', 'Settings…', '—', 'Quit Daypass']);
  expect(await tray.property<string>('Status')).toBe('Active');
});

test('an entry of the menu, clicked over D-Bus, opens the window', async () => {
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await eventually('the window to hide', async () => !(await visible()));
  await tray.click('Open Daypass');
  await eventually('the window to show', visible);
});

test('a pinned access is in the menu; its console opens in the browser, its credentials are copied', async () => {
  const { page, desktop } = running;
  await page.getByPlaceholder('Account, role or number').fill('data lake');
  await page.getByRole('button', { name: /^Data Lake/ }).click();
  await page.getByRole('button', { name: 'More: Data Lake, ReadOnlyAccess' }).click();
  await page.getByRole('menuitem', { name: /^Pin to the top/ }).click();
  const pinned = 'Data Lake · ReadOnlyAccess';
  await eventually('the pin in the menu', async () => (await labels()).includes(pinned));

  await tray.click(pinned, 'Open console');
  const account = organisation.accounts().find(({ accountName }) => accountName === 'Data Lake');
  expect(await eventually('the browser', async () => (await browser.opened())[0])).toBe(
    `${organisation.startUrl}/#/console?account_id=${account?.accountId}&role_name=ReadOnlyAccess`,
  );

  await tray.click(pinned, 'Copy credentials');
  await eventually('the entry to clear the clipboard', async () => (await labels()).includes('Clear clipboard'));
  const secret = organisation.secrets().find(({ kind }) => kind === 'secret-access-key')?.value;
  expect(secret).toBeDefined();
  expect(await desktop.clipboard()).toContain(secret);
  await tray.click('Clear clipboard');
  await eventually('an empty clipboard', async () => (await desktop.clipboard().catch(() => '')) === '');
});

test('what was used and is not pinned is a recent access, with the same to do', async () => {
  const { page, desktop } = running;
  await page.getByRole('button', { name: 'More: Data Lake, ReadOnlyAccess' }).first().click();
  await page.getByRole('menuitem', { name: 'Unpin' }).click();
  const recent = 'Data Lake · ReadOnlyAccess';
  await eventually('the recent access', async () => {
    const all = await labels();
    return all[all.indexOf('Recent') + 1] === recent && !all.includes('Pinned');
  });

  const before = await browser.opened();
  await tray.click(recent, 'Open console');
  await eventually('the browser', async () => (await browser.opened()).length > before.length);
  expect((await browser.opened()).at(-1)).toBe(before[0]);
  await tray.click(recent, 'Copy credentials');
  await eventually('the entry to clear the clipboard', async () => (await labels()).includes('Clear clipboard'));
  expect(await desktop.clipboard()).toContain('AWS_SECRET_ACCESS_KEY');
  await tray.click('Clear clipboard');
  await eventually('the menu without it', async () => !(await labels()).includes('Clear clipboard'));
});

const exportDialog = () => running.page.getByRole('dialog', { name: 'Export profile' });

for (const [entry, ways, there] of [
  ['Export profile…', ['Data Lake · ReadOnlyAccess'], () => exportDialog().getByText('Data Lake').first()],
  ['Settings…', [], () => running.page.getByRole('heading', { level: 1, name: 'Settings' })],
  ['Search…', [], () => running.page.locator('#search:focus')],
] as const) {
  test(`${entry} brings the hidden window to the right place`, async () => {
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await eventually('the window to hide', async () => !(await visible()));
    await tray.click(...ways, entry);
    await eventually('the window to show', visible);
    await there().waitFor();
    await running.page.keyboard.press('Escape');
  });
}

test('a powerful role in production is asked about in the window, and then goes on by itself', async () => {
  const { page } = running;
  await page.getByPlaceholder('Account, role or number').fill('production');
  await page.getByRole('button', { name: /^Production/ }).click();
  await page.getByRole('button', { name: 'More: Production, PowerUserAccess' }).click();
  await page.getByRole('menuitem', { name: /^Pin to the top/ }).click();
  await eventually('the pin', async () => (await labels()).includes('Production · PowerUserAccess'));
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await eventually('the window to hide', async () => !(await visible()));
  const before = (await browser.opened()).length;

  await tray.click('Production · PowerUserAccess', 'Open console');
  await eventually('the window to show', visible);
  const question = page.getByRole('alertdialog', { name: 'PowerUserAccess is a powerful role' });
  await question.waitFor();
  expect(await browser.opened()).toHaveLength(before);
  await question.getByRole('button', { name: 'Continue' }).click();
  await eventually('the browser', async () => (await browser.opened()).length > before);
  expect((await browser.opened()).at(-1)).toContain('&role_name=PowerUserAccess');
});

test('when the panel dies and comes back, the tray item is back, too', async () => {
  const before = await tray.menu();
  await running.desktop.restartPanel();
  tray = await trayOnBus(running.desktop.bus);
  expect(await tray.menu()).toEqual(before);
});

test('Quit ends the app', async () => {
  const closed = running.app.waitForEvent('close', { timeout: 10_000 });
  await tray.click('Quit Daypass');
  await closed;
});
