import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { panelWithoutItems, trayOnBus } from './tray-on-bus.ts';

const run = promisify(execFile);

let desktop: Desktop;
let data: string;
beforeAll(async () => {
  desktop = await startDesktop();
  data = join(desktop.home, 'daypass');
}, 60_000);
afterAll(() => desktop?.stop());

const startHidden = (electron = join(made.runtime, 'electron')) =>
  desktop.processes.start(electron, ['--hidden'], { ...desktop.env, DAYPASS_HOME: data });

const readLog = (): Promise<string> => readFile(join(data, 'logs', 'daypass.log'), 'utf8').catch(() => '');

// The icon is there before the rest of the app: who ends it then finds it in the middle of its start.
test.each([15, 30, 60])('ended %i ms after its icon came, it goes in order, and nothing of it stays', async (ms) => {
  const app = startHidden();
  await trayOnBus(desktop.bus);
  await sleep(ms);
  const gone = once(app, 'exit');
  app.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  await panelWithoutItems(desktop);
  expect(await readLog()).not.toMatch(/\[(error|warn)\]/);
});

test('where its files are damaged, it says so and ends, and is in the way of nobody', { timeout: 60_000 }, async () => {
  const copy = join(desktop.folder, 'damaged');
  await cp(made.runtime, copy, { recursive: true, filter: (source) => !source.endsWith('/resources/app') });
  const app = join(copy, 'resources', 'app');
  await cp(made.app, app, { recursive: true });
  const [part = ''] = (await readdir(app)).filter((name) => name.startsWith('begin-app'));
  await rm(join(app, part));

  const damaged = startHidden(join(copy, 'electron'));
  const gone = once(damaged, 'exit');
  const xdotool = async (...args: string[]) => (await run('xdotool', args, { env: desktop.env })).stdout.trim();
  const message = ['search', '--onlyvisible', '--name', '^Error$'];
  await eventually('the message', () => xdotool(...message));
  await desktop.screenshot(join(made.screenshots, 'could-not-start.png'));
  // Its one button lies along its lower edge.
  const sizes = await xdotool(...message, 'getwindowgeometry', '--shell');
  const [width = 0, height = 0] = ['WIDTH', 'HEIGHT'].map((name) =>
    Number(new RegExp(`${name}=(\\d+)`).exec(sizes)?.[1]),
  );
  const click = ['mousemove', '--window', '%1', `${width / 2}`, `${height - 15}`, 'click', '1'];
  const close = () => xdotool(...message, ...click).catch(() => undefined);
  await eventually('its end', () => close().then(() => damaged.exitCode !== null), 10_000, 200);
  expect(await gone).toEqual([1, null]);
  const before = await readLog();
  expect(before).toContain('Daypass could not begin.');

  const whole = startHidden();
  await eventually('the app', async () => (await readLog()).length > before.length, 20_000);
  const end = once(whole, 'exit');
  whole.kill('SIGTERM');
  expect(await end).toEqual([0, null]);
});
