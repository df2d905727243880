import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { launchApp, type RunningApp } from './running-app.ts';

const noTray = 'This desktop shows no tray icons. To open this window again, start Daypass once more.';
/** After so long without one, a panel is not only being started anew. */
const patienceMs = 10_000;

let organisation: IdentityCenter;
let desktop: Desktop;
let env: Record<string, string>;
let running: Pick<RunningApp, 'app' | 'page'>;

beforeAll(async () => {
  organisation = await startIdentityCenter({ accounts: 50 });
  desktop = await startDesktop({ panel: false, notifications: false });
  const sample = await demoHome(organisation, desktop.home);
  await plantToken(sample.tokenCache, organisation.grantToken(), 'acme');
  env = definedEnvironment({ ...desktop.env, ...sample.env });
}, 60_000);

afterAll(async () => {
  await running?.app.close();
  await desktop?.stop();
  await organisation?.stop();
});

test('where nothing shows tray icons, the window says so, and what to do instead', async () => {
  running = await launchApp(env);
  await running.page.getByText(noTray).waitFor({ timeout: patienceMs + 10_000 });
  await running.app.close();
});

test('it does not say so at the next start; the window does all that there is to do, and comes back when Daypass is started again', async () => {
  const since = Date.now();
  running = await launchApp(env);
  const { app, page } = running;
  await page.getByPlaceholder('Account, role or number').fill('data lake');
  await page.getByRole('button', { name: /^Data Lake/ }).click();
  await page
    .getByRole('button', { name: /^Copy credentials/ })
    .first()
    .click();
  await eventually('the credentials', async () => (await desktop.clipboard()).includes('AWS_SECRET_ACCESS_KEY'));
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await page.keyboard.press('Escape');
  await eventually('the time at which it would say so', () => Date.now() > since + patienceMs + 2000, 20_000);
  expect(await page.getByText('This desktop shows no tray icons').count()).toBe(0);

  const visible = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await eventually('the window to hide', async () => !(await visible()));
  desktop.processes.start(app.process().spawnfile, [], env);
  await eventually('the window to show', visible);
});
