import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import type { CallName, Input, Output, Reply, SettingsChange } from '../../preload/contract.ts';
import { type DemoHome, demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { fakeNotifications } from './fake-notifications.ts';

const run = promisify(execFile);

let organisation: IdentityCenter;
let desktop: Desktop;
let sample: DemoHome;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  organisation = await startIdentityCenter({ accounts: 5 });
  desktop = await startDesktop({ panel: false, notifications: false });
  sample = await demoHome(organisation, desktop.home);
  await plantToken(sample.tokenCache, organisation.grantToken(), 'acme');
  await start();
  page = await app.firstWindow();
}, 60_000);

afterAll(async () => {
  await app?.close();
  await desktop?.stop();
  await organisation?.stop();
});

const environment = () => definedEnvironment({ ...desktop.env, ...sample.env });

async function start(...args: string[]): Promise<void> {
  const executablePath = join(made.runtime, 'electron');
  // Playwright's own theme would hide the app's.
  const options = { colorScheme: null, chromiumSandbox: true } as const;
  app = await _electron.launch({ ...options, executablePath, args, env: environment() });
}

const settingsFile = () => join(sample.env.DAYPASS_HOME, 'settings.json');
const autostartFile = () => join(desktop.home, '.config', 'autostart', 'daypass.desktop');

/** Asks the app, as its page does. */
async function call<C extends CallName>(name: C, input: Input<C>): Promise<Output<C>> {
  type Given = { daypass: Record<string, (input: unknown) => Promise<unknown>> };
  const ask = (call: { name: string; input: unknown }) =>
    (globalThis as unknown as Given).daypass[call.name]?.(call.input);
  const reply = (await page.evaluate(ask, { name, input: input as unknown })) as Reply<Output<C>>;
  if (!reply.ok) throw new Error(reply.problem.what);
  return reply.value;
}

const change = (settings: SettingsChange) => call('settings.change', settings);
const view = () => call('view.get', undefined);
const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const isVisible = () =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));
const press = (keys: string) => run('xdotool', ['key', keys], { env: desktop.env });

test('the theme is that of the system until a person chooses one, and reaches the page at once', async () => {
  const isDark = () => app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors);
  const pageIsDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('system');
  for (const theme of ['dark', 'light', 'dark'] as const) {
    await change({ theme });
    await eventually(`a ${theme} window`, async () => (await isDark()) === (theme === 'dark'));
    await eventually(`a ${theme} page`, async () => (await pageIsDark()) === (theme === 'dark'));
  }
});

test('the shortcut opens the window from anywhere, on its search', async () => {
  const isRegistered = () => app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+D'));
  expect(await isRegistered()).toBe(false);
  await change({ shortcut: 'Control+Alt+D' });
  expect(await isRegistered()).toBe(true);
  await close();
  await eventually('the window to hide', async () => !(await isVisible()));
  await press('ctrl+alt+d');
  await eventually('the window to show', isVisible);
  await eventually('the search', () => page.evaluate(() => document.activeElement?.tagName === 'INPUT'));
});

test('a shortcut that the desktop keeps for itself is told to be taken', async () => {
  await change({ shortcut: 'Control+Alt+Left' });
  expect((await view()).settings.shortcutProblem).toMatch(/^Control\+Alt\+Left is taken by /);
  await change({ shortcut: 'Control+Alt+G' });
  expect((await view()).settings).not.toHaveProperty('shortcutProblem');
});

test('starting at login is a file that starts this Daypass hidden: while it runs, nothing is seen of that', async () => {
  await change({ startAtLogin: true });
  const text = await eventually('the file', () => readFile(autostartFile(), 'utf8').catch(() => undefined));
  expect(text).toContain(`\nExec=${made.launcher} --hidden\n`);
  await close();
  await eventually('the window to hide', async () => !(await isVisible()));
  const second = app.evaluate(
    ({ app }) => new Promise<string[]>((resolve) => app.once('second-instance', (_event, args) => resolve(args))),
  );
  await run('gio', ['launch', autostartFile()], { env: environment() });
  expect(await second).toContain('--hidden');
  expect(await isVisible()).toBe(false);
});

test('copied credentials stay as long as the settings say, also when that changes later', async () => {
  await change({ clearClipboardAfter: 0 });
  const [account] = organisation.accounts();
  const access = { sessionId: 'acme', accountId: account?.accountId ?? '', role: 'ReadOnlyAccess' };
  await call('access.copyCredentials', access);
  expect((await view()).clipboard).toMatchObject({ label: expect.any(String) });
  expect((await view()).clipboard).not.toHaveProperty('clearsAt');
  expect(await desktop.clipboard()).toContain('AWS_SECRET_ACCESS_KEY');
  await change({ clearClipboardAfter: 1 });
  await eventually('an empty clipboard', async () => (await desktop.clipboard().catch(() => '')) === '');
});

test('all of it is there again at the next start, which opens the window where a person wants that', async () => {
  await change({ openWindowAtStart: true, remindBefore: [30, 10], exportKind: 'keys', exportRegion: 'eu-west-1' });
  const { settings: before } = await view();
  await app.close();
  await start();
  page = await app.firstWindow();
  expect((await view()).settings).toEqual(before);
  expect(before).toMatchObject({ theme: 'dark', startAtLogin: true, shortcut: 'Control+Alt+G', exportKind: 'keys' });
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  expect(await app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+G'))).toBe(true);
});

test('a file that is damaged is set aside and told of; what the system itself knows still holds', async () => {
  await app.close();
  await writeFile(settingsFile(), '{"settings": {"theme": "da');
  await start('--hidden');
  await run('gio', ['launch', autostartFile()], { env: environment() });
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  app.evaluate(({ app }) => void app.emit('activate'));
  page = await app.firstWindow();
  const names = await readdir(sample.env.DAYPASS_HOME);
  const aside = names.find((name) => name.startsWith('settings.corrupt-'));
  const { notice, settings } = await view();
  expect(notice?.text).toContain(`~/daypass/${aside}`);
  expect(settings).toMatchObject({ theme: 'system', startAtLogin: true, shortcut: '' });
});

test('switched off, the file is gone', async () => {
  await change({ startAtLogin: false });
  await eventually('no file', async () => (await readdir(join(autostartFile(), '..'))).length === 0);
});

test('who wants no reminder before the end gets none at the start either, and one as soon as that changes', async () => {
  await change({ remindBefore: [] });
  await app.close();
  const soon = { ...organisation.grantToken('legacy'), expiresAt: Date.now() + 10 * 60_000 };
  await plantToken(sample.tokenCache, soon, 'acme');
  const notifications = await fakeNotifications(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  await start();
  app.evaluate(({ app }) => void app.emit('activate'));
  page = await app.firstWindow();
  await eventually('the session', async () => (await view()).sessions[0]?.state === 'ending-soon');
  await eventually('the notifications', async () => (await view()).settings.notifications === 'shown');
  expect(notifications.shown).toEqual([]);
  await change({ remindBefore: [12] });
  await eventually('the reminder', async () => notifications.shown.length > 0);
  expect(notifications.shown.map(({ title }) => title)).toEqual([expect.stringContaining('acme')]);
  await notifications.stop();
});
