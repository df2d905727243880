import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import type { Desktop, DesktopOptions } from './desktop.ts';
import { eventually } from './eventually.ts';
import { notificationsSeen, type SeenNotification } from './notifications-seen.ts';
import { type RunningApp, runApp } from './running-app.ts';
import { trayOnBus } from './tray-on-bus.ts';

const run = promisify(execFile);

let organisation: IdentityCenter;
let running: RunningApp | undefined;
let opened: string;
let seen: SeenNotification[];

beforeAll(async () => {
  organisation = await startIdentityCenter({ accounts: 3 });
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
afterAll(() => organisation?.stop());

/** The app with a sign-in that nobody renews and that ends in so many seconds; its browser notes what it is to open. */
async function endingIn(
  seconds: number,
  desktop: DesktopOptions,
  before?: (desktop: Desktop) => Promise<void>,
): Promise<RunningApp> {
  running = await runApp({
    desktop,
    async prepare(prepared) {
      const { home, folder } = prepared;
      await before?.(prepared);
      seen = desktop.notifications === true ? await notificationsSeen(prepared) : [];
      const sample = await demoHome(organisation, home);
      const token = organisation.grantToken('legacy');
      await plantToken(sample.tokenCache, { ...token, expiresAt: Date.now() + seconds * 1000 }, 'acme');
      opened = join(folder, 'opened.txt');
      const browser = join(folder, 'browser');
      await writeFile(browser, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${opened}'\n`);
      await chmod(browser, 0o755);
      return { ...sample.env, BROWSER: browser };
    },
  });
  return running;
}

const pagesOpened = async (): Promise<string[]> =>
  (await readFile(opened, 'utf8').catch(() => '')).split('\n').filter(Boolean);

test('the end of a session comes as one notification, replaced as it nears; acting on it starts one sign-in', async () => {
  const { desktop, page } = await endingIn(5 * 60 + 8, { panel: true, notifications: true });
  await eventually('the first reminder', () => seen.length === 1);
  await eventually('the second reminder', () => seen.length === 2, 20_000);
  await desktop.screenshot(join(made.screenshots, 'notification.png'));
  const [first, second] = seen;
  expect(first?.title).toMatch(/^acme ends in [56] min$/);
  expect(second?.title).toBe('acme ends in 5 min');
  expect(first?.replaces).toBe(0);
  expect(second?.replaces).toBeGreaterThan(0);
  expect(second?.actions).toEqual(['default', 'Sign in', 'sign-in', 'Sign in', 'snooze', 'Snooze']);

  await run('dunstctl', ['action', '0'], { env: desktop.env });
  await eventually('the browser', async () => (await pagesOpened()).length > 0);
  await page.getByText('Allow access in your browser').waitFor();
  const menu = await trayOnBus(desktop.bus);
  await eventually(
    'the sign-in in the menu',
    async () => (await menu.menu())[0]?.children[0]?.label === 'Show sign-in',
  );
  expect(await pagesOpened()).toHaveLength(1);
  expect(seen).toHaveLength(2);
});

test('while the person wants quiet the reminder waits in the tray; once they do not, it is shown', async () => {
  const { desktop } = await endingIn(8 * 60, { panel: true, notifications: true }, async ({ bus, env }) => {
    await eventually('dunst', async () => (await bus.names()).includes('org.freedesktop.Notifications'));
    await run('dunstctl', ['set-paused', 'true'], { env });
  });
  const tray = await trayOnBus(desktop.bus);
  const title = /^acme ends in [78] min$/;
  const inMenu = async () => (await tray.menu()).some(({ label }) => title.test(label));
  await eventually('the reminder in the menu', inMenu);
  expect(seen).toEqual([]);
  await run('dunstctl', ['set-paused', 'false'], { env: desktop.env });
  await eventually('the notification', () => seen.length === 1);
  await eventually('the menu without it', async () => !(await inMenu()));
});

test('at the end of the app its notification goes', async () => {
  const { app, desktop } = await endingIn(8 * 60, { panel: true, notifications: true });
  const displayed = async () => (await run('dunstctl', ['count', 'displayed'], { env: desktop.env })).stdout.trim();
  await eventually('the notification', async () => (await displayed()) === '1');
  const closed = app.waitForEvent('close', { timeout: 5_000 });
  await (await trayOnBus(desktop.bus)).click('Quit Daypass');
  await closed;
  // By itself it would stay for ten seconds.
  await eventually('the screen without it', async () => (await displayed()) === '0', 2_000);
});

test('without a notification daemon the reminder is in the tray and in the window, with what can be done', async () => {
  const { desktop, page } = await endingIn(8 * 60, { panel: true, notifications: false });
  const tray = await trayOnBus(desktop.bus);
  const title = /^acme ends in [78] min$/;
  const entry = await eventually('the reminder in the menu', async () =>
    (await tray.menu()).find(({ label }) => title.test(label)),
  );
  expect(entry.children.map(({ label }) => label).slice(1)).toEqual(['Sign in', 'Snooze', 'Dismiss']);
  const bar = page.getByRole('group', { name: 'Reminders' });
  await bar.getByText(title).waitFor();

  await tray.click(entry.label, 'Snooze');
  await eventually('the menu without it', async () => !(await tray.menu()).some(({ label }) => title.test(label)));
  await bar.getByText(title).waitFor({ state: 'detached' });
});
