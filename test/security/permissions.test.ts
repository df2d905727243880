import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApp, runApp } from '../desktop/running-app.ts';

// Electron's security checklist, item 5: handle permission requests.

type Watching = { stopped?: Promise<boolean> };

let running: RunningApp;

beforeAll(async () => {
  // Without a camera there would be nothing to refuse.
  running = await runApp({ args: ['--use-fake-device-for-media-stream'] });
}, 60_000);

afterAll(() => running?.stop());

test.each([
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'clipboard-read',
  'clipboard-write',
  'midi',
  'screen-wake-lock',
  'local-fonts',
  'window-management',
  'idle-detection',
])('the permission %s is not granted', async (name) => {
  const state = await running.page.evaluate(async (name) => {
    const status = await navigator.permissions.query({ name: name as PermissionName });
    return status.state;
  }, name);
  expect(state).toBe('denied');
});

test.each<[string, () => Promise<unknown>]>([
  ['the camera', () => navigator.mediaDevices.getUserMedia({ video: true })],
  ['the microphone', () => navigator.mediaDevices.getUserMedia({ audio: true })],
  ['the screen', () => navigator.mediaDevices.getDisplayMedia()],
  ['the clipboard', () => navigator.clipboard.readText()],
  ['MIDI devices', () => navigator.requestMIDIAccess()],
])('the page does not get %s', async (_, ask) => {
  await running.page.bringToFront();
  const outcome = await running.page.evaluate(ask).then(
    () => 'granted',
    (error: Error) => error.message,
  );
  expect(outcome).toContain('NotAllowedError');
});

test('the page is not told where the person is', async () => {
  const code = await running.page.evaluate(
    () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code }) => resolve(code),
        ),
      ),
  );
  // PERMISSION_DENIED
  expect(code).toBe(1);
});

test('notifications of the page are refused', async () => {
  expect(await running.page.evaluate(() => Notification.requestPermission())).toBe('denied');
});

test('a download that the page starts is stopped', async () => {
  await running.app.evaluate(({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    (globalThis as Watching).stopped = new Promise((resolve) =>
      session?.once('will-download', (event) => {
        resolve(event.defaultPrevented);
        // Should the lock be missing, the test still leaves no file behind.
        event.preventDefault();
      }),
    );
  });
  await running.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'data:text/plain,x';
    link.download = 'x.txt';
    document.body.append(link);
    link.click();
  });
  expect(await running.app.evaluate(() => (globalThis as Watching).stopped)).toBe(true);
});
