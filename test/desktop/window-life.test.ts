import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './eventually.ts';
import { type RunningApp, runApp } from './running-app.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await runApp();
}, 60_000);

afterAll(() => running?.stop());

/** What is seen of the one window from outside of the page. */
const seen = () =>
  running.app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    const [window] = windows;
    return { count: windows.length, visible: window?.isVisible(), title: window?.getTitle(), size: window?.getSize() };
  });

const shown = () => eventually('the window to show', async () => (await seen()).visible);
const hidden = () => eventually('the window to hide', async () => !(await seen()).visible);
const close = () => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('the window has its name, and a size that suits a list', async () => {
  await shown();
  expect(await seen()).toEqual({ count: 1, visible: true, title: 'Daypass', size: [440, 720] });
});

test('the window can not be made too small to use', async () => {
  const least = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize());
  expect(least).toEqual([360, 480]);
});

test('closing the window leaves the app, and a second start shows the window again', async () => {
  await close();
  await hidden();
  expect(running.app.process().exitCode).toBeNull();
  await running.startAgain();
  await shown();
  expect((await seen()).count).toBe(1);
});

test('a window that was moved and sized opens so again', async () => {
  const bounds = { x: 100, y: 60, width: 500, height: 600 };
  await running.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, bounds);
  await eventually('the size', async () => (await seen()).size?.[0] === 500);
  await close();
  await hidden();
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
  await running.startAgain();
  await shown();
  expect((await seen()).size).toEqual([500, 600]);
});

test('a window whose display was taken away comes back to one that is there', async () => {
  const reachable = () =>
    running.app.evaluate(({ BrowserWindow, screen }) => {
      const { x = Number.NaN, width = 0 } = BrowserWindow.getAllWindows()[0]?.getBounds() ?? {};
      return x >= 0 && x + width <= screen.getPrimaryDisplay().workArea.width;
    });
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 3000, y: 60, width: 500, height: 600 });
  });
  await eventually('the window to be out of sight', async () => !(await reachable()));
  await running.app.evaluate(({ screen }) => void screen.emit('display-removed', {}, screen.getPrimaryDisplay()));
  await eventually('the window to be back', reachable);
  expect((await seen()).size).toEqual([500, 600]);
});

test('a window that stays hidden is given up after five minutes, its process too, and opens anew when it is asked for', async () => {
  const pages = () =>
    running.app.evaluate(({ app }) => app.getAppMetrics().filter(({ type }) => type === 'Tab').length);
  expect(await pages()).toBe(1);
  // The app's five minutes pass in a tenth of a second.
  const clocked = await running.app.evaluateHandle(() => {
    const { setTimeout: usual } = globalThis;
    const quick = (work: () => void, ms?: number) => usual(work, ms === 5 * 60_000 ? 100 : ms);
    globalThis.setTimeout = Object.assign(quick, usual) as typeof usual;
    return usual;
  });
  await close();
  await eventually('no window', async () => (await seen()).count === 0);
  await eventually('no page', async () => (await pages()) === 0);
  await running.app.evaluate((_electron, usual) => {
    globalThis.setTimeout = usual;
  }, clocked);
  await running.startAgain();
  await shown();
});

test('a start that asks for no window shows none', async () => {
  await close();
  await hidden();
  await running.startAgain('--hidden');
  expect((await seen()).visible).toBe(false);
  await running.startAgain();
  await shown();
});

test('the page is enlarged and made small again from the keyboard', async () => {
  const press = (keys: string) => promisify(execFile)('xdotool', ['key', keys], { env: running.desktop.env });
  const zoom = () =>
    running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel());
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  await eventually('the page to grow', async () => {
    await press('ctrl+shift+plus');
    return ((await zoom()) ?? 0) > 0;
  });
  await press('ctrl+0');
  await eventually('the page to be as it was', async () => (await zoom()) === 0);
});

test('when the process of the page dies, the page comes back', async () => {
  const before = await pagePid();
  await crash();
  await eventually('another process', async () => ![0, undefined, before].includes(await pagePid()));
  expect(await eventually('the page', bridgeType)).toBe('object');
});

test('when it dies again at once, the window is closed, and opens anew when it is asked for', async () => {
  await crash();
  await eventually('the window to be gone', async () => (await seen()).count === 0);
  expect(running.app.process().exitCode).toBeNull();
  await running.startAgain();
  await shown();
  expect(await eventually('the page', bridgeType)).toBe('object');
});

const pagePid = () =>
  running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());

const crash = () =>
  running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());

const bridgeType = () =>
  running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('typeof daypass'),
  );
