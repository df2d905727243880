import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { trayOnBus } from './tray-on-bus.ts';

let organisation: IdentityCenter;
let desktop: Desktop;
let app: ElectronApplication | undefined;
let env: Record<string, string>;
let settingsFile: string;

const settings = { remindOfNewAccess: true };
const accesses = () => organisation.accounts().map(({ accountId, roles }) => ({ accountId, roles }));

beforeAll(async () => {
  organisation = await startIdentityCenter({ accounts: 12 });
  desktop = await startDesktop({ notifications: false });
  const sample = await demoHome(organisation, desktop.home);
  await plantToken(sample.tokenCache, organisation.grantToken(), 'acme');
  settingsFile = join(sample.env.DAYPASS_HOME, 'settings.json');
  const [first, ...others] = accesses();
  const before = [{ ...first, roles: first?.roles.slice(1) }, ...others];
  await mkdir(sample.env.DAYPASS_HOME, { mode: 0o700 });
  await writeFile(
    settingsFile,
    JSON.stringify({ version: 2, settings, known: [{ sessionId: 'acme', accounts: before }] }),
  );
  env = definedEnvironment({ ...desktop.env, ...sample.env });
}, 60_000);

afterAll(async () => {
  await app?.close();
  await desktop?.stop();
  await organisation?.stop();
});

/** Gives what reads the labels of its tray, once all roles were asked for. */
async function startHidden(): Promise<() => Promise<string[]>> {
  const asked = organisation.log.count('ListAccountRoles') + accesses().length;
  const executablePath = join(made.runtime, 'electron');
  app = await _electron.launch({ executablePath, args: ['--hidden'], env, chromiumSandbox: true });
  const tray = await trayOnBus(desktop.bus);
  await eventually('all roles to be asked for', async () => organisation.log.count('ListAccountRoles') >= asked);
  return async () => (await tray.menu()).map(({ label }) => label);
}

test('a role that was granted overnight is told by the tray, without a window, and is known at the next start', async () => {
  const labels = await startHidden();
  await eventually('the reminder', async () => (await labels()).includes('A new role in acme'));
  expect(await app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  const { known } = JSON.parse(await readFile(settingsFile, 'utf8'));
  const byNumber = (a: { accountId: string }, b: { accountId: string }) => a.accountId.localeCompare(b.accountId);
  expect(known[0].accounts.toSorted(byNumber)).toEqual(accesses().toSorted(byNumber));

  await app?.close();
  const labelsAfter = await startHidden();
  // It would be there by now: the menu is drawn five times in a second.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await labelsAfter()).toContainEqual(expect.stringMatching(/^acme: /));
  expect(await labelsAfter()).not.toContain('A new role in acme');
}, 60_000);
