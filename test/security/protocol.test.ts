import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApp, runApp } from '../desktop/running-app.ts';

// Electron's security checklist, item 18: a protocol of our own in place of file://.

let running: RunningApp;

beforeAll(async () => {
  running = await runApp();
}, 60_000);

afterAll(() => running?.stop());

/** Fetched from beneath the policy: what the protocol itself would answer. */
const statusOf = (url: string) =>
  running.app.evaluate(async ({ BrowserWindow }, url) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    const status = await session?.fetch(url).then(
      (answer) => answer.status,
      (error: Error) => error.message,
    );
    return status;
  }, url);

test('the page is served', async () => {
  expect(await statusOf('app://daypass/index.html')).toBe(200);
});

test.each([
  'app://daypass/../../etc/passwd',
  'app://daypass/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  'app://daypass/..%2f..%2f..%2fetc/passwd',
  'app://daypass/..%5c..%5cmain.mjs',
  'app://daypass//etc/passwd',
  'app://daypass/../main.mjs',
  'app://daypass/../package.json',
  'app://daypass/',
])('%s gives nothing that is not the page', async (url) => {
  expect(await statusOf(url)).toBe(url.endsWith('/') ? 200 : 404);
});

test.each(['app://other/index.html', 'app://daypass.evil/index.html'])('%s is not ours', async (url) => {
  expect(await statusOf(url)).toBe(404);
});

test.each(['file:///etc/passwd', 'app://other/index.html', 'http://127.0.0.1:9/', 'view-source:file:///etc/passwd'])(
  '%s can not be loaded into a window of ours, even by the app itself',
  async (url) => {
    const outcome = await running.app.evaluate(async ({ BrowserWindow }, url) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const window = new BrowserWindow({ show: false, webPreferences: { ...(session && { session }) } });
      const outcome = await window.loadURL(url).then(
        () => 'loaded',
        (error: Error) => error.message,
      );
      window.destroy();
      return outcome;
    }, url);
    expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  },
);

test('nothing of the window is kept on the disk', async () => {
  const kept = await running.app.evaluate(({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    return { persistent: session?.isPersistent(), path: session?.getStoragePath() };
  });
  expect(kept).toEqual({ persistent: false, path: null });
});
