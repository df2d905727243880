import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type RunningApp, runApp } from '../desktop/running-app.ts';
import { type Outside, startOutside } from './outside.ts';

// Electron's security checklist, items 11 and 12 (webview), 13 (navigation) and 14 (new windows).

let running: RunningApp;
let outside: Outside;
let address = '';

beforeAll(async () => {
  outside = await startOutside();
  running = await runApp();
  address = running.page.url();
}, 60_000);

afterAll(async () => {
  await running?.stop();
  await outside?.stop();
});

const windows = () => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

afterEach(async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(running.page.url()).toBe(address);
  expect(await windows()).toBe(1);
  expect(outside.visits).toEqual([]);
});

test.each<[string, (url: string) => unknown]>([
  ['a script that sets the address', (url) => location.assign(url)],
  ['a script that replaces the address', (url) => location.replace(url)],
  [
    'a link',
    (url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
    },
  ],
  [
    'a link to a new window',
    (url) => {
      const link = document.createElement('a');
      link.href = url;
      link.target = '_blank';
      document.body.append(link);
      link.click();
    },
  ],
  [
    'a refresh in the head',
    (url) => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'refresh';
      meta.content = `0; url=${url}`;
      document.head.append(meta);
    },
  ],
  [
    'a form',
    (url) => {
      const form = document.createElement('form');
      form.action = url;
      form.method = 'post';
      document.body.append(form);
      form.submit();
    },
  ],
  ['another page of our own', () => location.assign('/other.html')],
  ['a file', () => location.assign('file:///etc/passwd')],
  ['a script as an address', () => location.assign('javascript:void(document.title = "x")')],
  ['text as an address', () => location.assign('data:text/html,x')],
])('%s leads nowhere', async (_, go) => {
  await running.page.evaluate(go, outside.url);
});

test.each(['about:blank', '/index.html', 'file:///etc/passwd', 'data:text/html,x', 'OUTSIDE'])(
  'window.open(%j) opens nothing',
  async (url) => {
    const opened = await running.page.evaluate(
      (url) => window.open(url) !== null,
      url === 'OUTSIDE' ? outside.url : url,
    );
    expect(opened).toBe(false);
  },
);

test('a webview is an unknown element', async () => {
  const dead = await running.page.evaluate(() => {
    const view: HTMLElement = document.createElement('webview');
    view.setAttribute('src', 'about:blank');
    document.body.append(view);
    return !('getURL' in view) && view.shadowRoot === null;
  });
  expect(dead).toBe(true);
});

test('even where webviews are on, none is attached', async () => {
  const attached = await running.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    let count = 0;
    window.webContents.on('did-attach-webview', () => count++);
    await window.loadURL('data:text/html,<webview src="data:text/html,x" allowpopups></webview>');
    await new Promise((resolve) => setTimeout(resolve, 500));
    window.destroy();
    return count;
  });
  expect(attached).toBe(0);
});
