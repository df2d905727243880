import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bridge, calls } from '../../preload/contract.ts';
import { type RunningApp, runApp } from '../desktop/running-app.ts';

// Electron's security checklist, items 2, 3, 4, 6, 8, 9, 10, 11 (what the page is) and 20 (what it is given).

type Given = { daypass: Bridge };

let running: RunningApp;

beforeAll(async () => {
  running = await runApp();
}, 60_000);

afterAll(() => running?.stop());

test('the page has no Node', async () => {
  const found = await running.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test('the page is given the functions of the contract, and nothing more', async () => {
  const given = await running.page.evaluate(() =>
    Object.entries((globalThis as unknown as Given).daypass).map(([name, value]) => [name, typeof value]),
  );
  expect(given.sort()).toEqual([...calls, 'on'].sort().map((name) => [name, 'function']));
});

test('the page can neither replace nor extend what it is given', async () => {
  const outcome = await running.page.evaluate(() => {
    const bridge = (globalThis as unknown as Given).daypass as unknown as Record<string, unknown>;
    const before = bridge['view.get'];
    try {
      bridge['view.get'] = () => 'mine';
      bridge.more = 1;
    } catch {}
    return {
      same: (globalThis as unknown as Given).daypass['view.get'] === before,
      extended: 'more' in (globalThis as unknown as Given).daypass,
    };
  });
  expect(outcome).toEqual({ same: true, extended: false });
});

test('the page can not listen to a channel that is not in the contract', async () => {
  await running.page.evaluate(() => {
    const { on } = (globalThis as unknown as Given).daypass;
    const listen = on as (event: string, listener: () => void) => void;
    listen('anything', () => document.body.setAttribute('data-heard', 'yes'));
  });
  await running.app.evaluate(({ BrowserWindow }) => {
    for (const channel of ['anything', 'daypass:anything']) BrowserWindow.getAllWindows()[0]?.webContents.send(channel);
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await running.page.evaluate(() => document.body.hasAttribute('data-heard'))).toBe(false);
});

test('a listener gets the payload, never the event, which would give away the sender', async () => {
  const heard = running.page.evaluate(
    () =>
      new Promise((resolve) => {
        (globalThis as unknown as Given).daypass.on('view.changed', (...args: unknown[]) => resolve(args));
      }),
  );
  const send = setInterval(() => {
    void running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('daypass:view.changed', 'payload'),
    );
  }, 100);
  expect(await heard.finally(() => clearInterval(send))).toEqual(['payload']);
});

test('what the page does to its own world does not reach the world of the bridge', async () => {
  const reply = await running.page.evaluate(async () => {
    const seen: string[] = [];
    Array.prototype.includes = () => {
      seen.push('includes');
      return true;
    };
    (globalThis as unknown as Given).daypass.on('view.changed', () => undefined)();
    return seen;
  });
  expect(reply).toEqual([]);
});

test('the page is what it should be', async () => {
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const [contents] = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  expect(preferences.enableBlinkFeatures ?? '').toBe('');
});

test('the process of the page is in the sandbox', async () => {
  const pid = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  const main = running.app.process().pid;
  const command = await readFile(`/proc/${main}/cmdline`, 'utf8');
  expect(command).not.toContain('--no-sandbox');
});
