import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApp, runApp } from '../desktop/running-app.ts';
import { attempts } from './attempts.ts';
import { type Outside, startOutside } from './outside.ts';

// Electron's security checklist, items 1 (load only secure content) and 7 (define a content security policy).

type Watching = { violations?: string[]; ran?: string };

let running: RunningApp;
let outside: Outside;

beforeAll(async () => {
  outside = await startOutside();
  running = await runApp();
  await running.page.addInitScript(() => {
    const violations: string[] = [];
    (globalThis as Watching).violations = violations;
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
  });
  await running.page.reload();
}, 60_000);

afterAll(async () => {
  await running?.stop();
  await outside?.stop();
});

const violations = () => running.page.evaluate(() => (globalThis as Watching).violations?.splice(0) ?? []);

test('the outside can be reached from this machine, so that what follows means something', async () => {
  await fetch(`${outside.url}/control`);
  expect(outside.visits.splice(0)).toEqual(['GET /control']);
});

test('the page is our own, and shows without breaking its own policy', async () => {
  expect(running.page.url()).toMatch(/^app:\/\/daypass\//);
  await running.page.getByRole('heading').first().waitFor();
  expect(await violations()).toEqual([]);
});

test.each(Object.entries(attempts))('the page reaches nothing outside by %s', async (_, { rule, run }) => {
  const outcome = await running.page.evaluate(run, `${outside.url}/x`).then(
    () => 'got through',
    () => 'stopped',
  );
  expect(outcome).toBe('stopped');
  expect(await violations()).toContain(rule);
  expect(outside.visits).toEqual([]);
});

test('below the policy, the browsing session of the window has no network', async () => {
  const outcome = await running.app.evaluate(async ({ BrowserWindow }, url) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    return session?.fetch(url).then(
      () => 'got through',
      (error: Error) => error.message,
    );
  }, outside.url);
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(outside.visits).toEqual([]);
});

test('an inline script does not run', async () => {
  await running.page
    .evaluate(() => {
      const script = document.createElement('script');
      // Not through `textContent`, which trusted types refuse already.
      script.append("globalThis.ran = 'inline'");
      document.head.append(script);
    })
    .catch(() => undefined);
  expect(await running.page.evaluate(() => (globalThis as Watching).ran)).toBeUndefined();
  expect(await violations()).not.toEqual([]);
});

test('an inline event handler does not run', async () => {
  await running.page
    .evaluate(() => {
      const button = document.createElement('button');
      button.setAttribute('onclick', "globalThis.ran = 'handler'");
      button.click();
    })
    .catch(() => undefined);
  expect(await running.page.evaluate(() => (globalThis as Watching).ran)).toBeUndefined();
  expect(await violations()).not.toEqual([]);
});

test.each<[string, () => unknown]>([
  // biome-ignore lint/security/noGlobalEval: it is tried in order to see it refused.
  ['eval', () => globalThis.eval('1')],
  ['a function made of text', () => new Function('return 1')()],
  ['a timer made of text', () => setTimeout("globalThis.ran = 'timer'" as unknown as () => void)],
  ['markup made of text', () => (document.createElement('div').innerHTML = '<b>x</b>')],
  ['WebAssembly', () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))],
])('%s is refused', async (_, run) => {
  // From a timer: what the debugger itself evaluates is exempt from the policy.
  const outcome = await running.page.evaluate(`new Promise((resolve) => setTimeout(() => {
    try { (${run})(); resolve('ran'); } catch (error) { resolve(error.name); }
  }))`);
  expect(outcome).toMatch(/EvalError|TypeError|CompileError/);
  expect(await running.page.evaluate(() => (globalThis as Watching).ran)).toBeUndefined();
});

test('a style element without the nonce has no effect', async () => {
  await running.page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { outline: 7px solid red }';
    document.head.append(style);
  });
  expect(await running.page.evaluate(() => getComputedStyle(document.body).outlineWidth)).not.toBe('7px');
  expect(await violations()).toContain('style-src-elem');
});
