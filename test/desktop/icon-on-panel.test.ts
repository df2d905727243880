import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { minute } from '../unit/state/sample.ts';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { notingBrowser } from './noting-browser.ts';
import { type PutToken, putSessions } from './put-sessions.ts';
import { type TrayOnBus, trayOnBus } from './tray-on-bus.ts';

const run = promisify(execFile);
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];
const panelHeight = 26;
/** Of the icon on Linux: blue, green, red. */
const color = [0x8f, 0x96, 0x20];

let organisation: IdentityCenter;
let desktop: Desktop;
let app: ElectronApplication;
let tray: TrayOnBus;
let iconStart: number;

beforeAll(async () => {
  await mkdir(made.screenshots, { recursive: true });
  organisation = await startIdentityCenter({ accounts: 50 });
  desktop = await startDesktop();
  const { home, folder } = desktop;
  const DAYPASS_HOME = join(home, 'daypass');
  const pins = organisation
    .accounts()
    .slice(0, 3)
    .map(({ accountId, accountName }) => ({ sessionId: 'acme', accountId, accountName, role: 'ReadOnlyAccess' }));
  await mkdir(DAYPASS_HOME, { mode: 0o700 });
  await writeFile(join(DAYPASS_HOME, 'settings.json'), JSON.stringify({ version: 1, pins }));
  const { env: browser } = await notingBrowser(folder);
  const env = definedEnvironment({ ...desktop.env, ...organisation.env(), ...browser, DAYPASS_HOME });
  const executablePath = join(made.runtime, 'electron');
  app = await _electron.launch({ executablePath, args: ['--hidden'], env, chromiumSandbox: true });
  tray = await trayOnBus(desktop.bus);
  iconStart = await eventually('the icon on the panel', findIcon);
}, 60_000);

afterAll(async () => {
  await app?.close();
  await desktop?.stop();
  await organisation?.stop();
});

/** Keeps a part of the screen as a picture for people to look at, and gives its pixels: blue, green, red and alpha of each. */
async function picture(name: string, area: Electron.Rectangle): Promise<Buffer> {
  const file = join(made.screenshots, `${name}.png`);
  await desktop.screenshot(file);
  const screen = (await readFile(file)).toString('base64');
  const { png, pixels } = await app.evaluate(
    ({ nativeImage }, { screen, area }) => {
      const part = nativeImage.createFromDataURL(`data:image/png;base64,${screen}`).crop(area);
      return { png: part.toPNG().toString('base64'), pixels: part.toBitmap().toString('base64') };
    },
    { screen, area },
  );
  await writeFile(file, Buffer.from(png, 'base64'));
  return Buffer.from(pixels, 'base64');
}

/** Where the icon begins on the panel, which depends on what else is there: the first pixel that has its colour. */
async function findIcon(): Promise<number | undefined> {
  const width = 1280;
  const pixels = await picture('panel', { x: 0, y: 0, width, height: panelHeight });
  const isOurs = (at: number) => color.every((part, channel) => Math.abs((pixels[at * 4 + channel] ?? 0) - part) < 6);
  const columns = Array.from({ length: width * panelHeight }, (_, at) => at)
    .filter(isOurs)
    .map((at) => at % width);
  return columns.length === 0 ? undefined : Math.min(...columns);
}

/** What the panel shows of the icon, once the panel has this theme. */
async function icon(state: string, theme: Theme): Promise<string | undefined> {
  const dark = ['-c', 'xfce4-panel', '-p', '/panels/dark-mode', '-n', '-t', 'bool', '-s', `${theme === 'dark'}`];
  await run('xfconf-query', dark, { env: desktop.env });
  const name = `icon-${state.replace(' ', '-')}-${theme}`;
  const pixels = await picture(name, { x: iconStart - 8, y: 0, width: 36, height: panelHeight });
  const isDark = (pixels[0] ?? 0) < 128;
  return isDark === (theme === 'dark') ? pixels.toString('base64') : undefined;
}

const acme = (kind: PutToken['kind'], minutes: number) =>
  putSessions(organisation, desktop.home, { acme: { kind, expiresAt: Date.now() + minutes * minute } });

const states: Readonly<Record<string, Readonly<{ tooltip: RegExp; bring(): Promise<unknown> }>>> = {
  'signed out': { tooltip: /no session yet/, bring: async () => undefined },
  'signed in': { tooltip: /acme, signed in/, bring: () => acme('refreshable', 480) },
  'ending soon': { tooltip: /acme, ends in/, bring: () => acme('legacy', 10.5) },
  ended: { tooltip: /acme, ended/, bring: () => acme('legacy', -10) },
  offline: {
    tooltip: /acme, offline/,
    async bring() {
      await organisation.disconnect();
      await acme('refreshable', -10);
    },
  },
  working: {
    tooltip: /signing in to acme/,
    async bring() {
      await organisation.reconnect();
      await acme('legacy', -10);
      await eventually('the session', async () => (await tray.menu())[0]?.label.includes('Ended'));
      await tray.click((await tray.menu())[0]?.label ?? '', 'Sign in');
    },
  },
};

test('on a light and on a dark panel, each state has an icon of its own', async () => {
  const seen = new Set<string>();
  for (const [state, { tooltip, bring }] of Object.entries(states)) {
    await bring();
    const tooltipNow = async () => String((await tray.property<unknown[]>('ToolTip'))[2]);
    await eventually(`the tooltip of "${state}"`, async () => tooltip.test(await tooltipNow()));
    for (const theme of themes) {
      const its = await eventually(`an icon of its own: ${state}, ${theme}`, async () => {
        const pixels = await icon(state, theme);
        return pixels === undefined || seen.has(pixels) ? undefined : pixels;
      });
      seen.add(its);
    }
  }
  expect(seen.size).toBe(12);
}, 60_000);

test('a right click on the icon opens the menu, and what is below an entry when one points at it', async () => {
  await tray.click((await tray.menu())[0]?.label ?? '', 'Cancel sign-in');
  await acme('refreshable', 480);
  await eventually('the session', async () => (await tray.menu())[0]?.label === 'acme: Signed in');
  const pointer = (...args: string[]) => run('xdotool', ['mousemove', ...args], { env: desktop.env });
  // Menus belong to the panel's plugin for the tray, whose other windows are no higher than the panel.
  const menus = async () => {
    const sizes = ['search', '--onlyvisible', '--name', 'wrapper-2.0', 'getwindowgeometry', '%@'];
    const { stdout } = await run('xdotool', sizes, { env: desktop.env });
    return [...stdout.matchAll(/Geometry: \d+x(\d+)/g)].filter(([, height]) => Number(height) > 60).length;
  };
  await pointer(`${iconStart + 10}`, '13', 'click', '3');
  await eventually('the menu', async () => (await menus()) === 1);
  await pointer(`${iconStart - 110}`, '95');
  await eventually('what is below an entry', async () => (await menus()) === 2);
  await picture('tray-menu', { x: iconStart - 442, y: 0, width: 474, height: 268 });
});
