import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bridge, calls, channelOf } from '../../preload/contract.ts';
import { type RunningApp, runApp } from '../desktop/running-app.ts';

// Electron's security checklist, item 17: validate the sender of all IPC messages. The schemas are in test/unit/ipc/.

type Given = { daypass: Bridge };

/** What a page could do that has overcome everything but the check of the sender. */
const rawPreload = `const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('ask', (channel) => ipcRenderer.invoke(channel));`;

let running: RunningApp;
let preload = '';

beforeAll(async () => {
  running = await runApp();
  preload = join(running.desktop.folder, 'raw-preload.js');
  await writeFile(preload, rawPreload);
}, 60_000);

afterAll(() => running?.stop());

test('our own page is answered', async () => {
  expect(await running.page.evaluate(() => (globalThis as unknown as Given).daypass['view.get']())).toMatchObject({
    ok: true,
  });
});

test.each(calls)('a foreign page that can send to the app is refused %s', async (call) => {
  const reply = await running.app.evaluate(
    async ({ BrowserWindow }, { channel, preload }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload } });
      await window.loadURL('data:text/html,foreign');
      const reply: unknown = await window.webContents.executeJavaScript(`ask(${JSON.stringify(channel)})`);
      window.destroy();
      return reply;
    },
    { channel: channelOf(call), preload },
  );
  expect(reply).toMatchObject({ ok: false, problem: { kind: 'denied' } });
});

test.each(calls)('%s refuses surprising input', async (call) => {
  const reply = await running.page.evaluate(
    (call) =>
      ((globalThis as unknown as Given).daypass[call] as (input: unknown) => Promise<unknown>)({ surprise: true }),
    call,
  );
  expect(reply).toMatchObject({ ok: false, problem: { kind: 'usage' } });
});

test('a frame inside our page has no bridge', async () => {
  const bridge = await running.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const found = frame.contentWindow !== null && 'daypass' in frame.contentWindow;
    frame.remove();
    return found;
  });
  expect(bridge).toBe(false);
});

test('no other channel answers', async () => {
  const handled = await running.app.evaluate(({ ipcMain }) => {
    const { _invokeHandlers } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
    return { handled: [..._invokeHandlers.keys()], listened: ipcMain.eventNames().filter((name) => name !== 'error') };
  });
  expect(handled.handled.sort()).toEqual(calls.map((call) => `daypass:${call}`).sort());
  expect(handled.listened).toEqual([]);
});
