import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { made } from '../../build/project.mjs';
import { serveRenderer } from '../../main/window/serve-renderer.ts';
import type { View } from '../../preload/contract.ts';
import { launchChromium } from '../desktop/chromium.ts';
import { fakeAccesses } from './fake-accesses.ts';
import { type Failing, fakeBridge } from './fake-bridge.ts';
import { fakeKeychain } from './fake-keychain.ts';
import { fakeProfiles } from './fake-profiles.ts';
import { fakeSeveral } from './fake-several.ts';
import { fakeTools } from './fake-tools.ts';

export type Look = {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  motion?: 'reduce' | 'no-preference';
  forcedColors?: 'active' | 'none';
  failing?: Failing;
};

export type WindowUnderTest = { open(view: View, look?: Look): Promise<Page>; close(): Promise<void> };

/** What the app can do besides, each part as text. */
const parts = [fakeAccesses, fakeProfiles, fakeKeychain, fakeSeveral, fakeTools];

/** Shows the app's window in a real Chromium, under the policy that the app gives it. */
export async function startWindow(): Promise<WindowUnderTest> {
  const serve = serveRenderer(join(made.app, 'renderer'));
  const server = createServer(async (request, response) => {
    const answer = await serve({ method: request.method ?? 'GET', url: `app://daypass${request.url}` });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launchChromium();
  return {
    async open(view, look = {}) {
      const { width = 440, height = 720, theme = 'light', motion = 'reduce', forcedColors = 'none' } = look;
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        reducedMotion: motion,
        forcedColors,
      });
      const page = await context.newPage();
      const first = JSON.stringify({ view, failing: look.failing ?? {} });
      // In one script: of several, the order is not promised.
      await page.addInitScript({
        content: `(${fakeBridge})(${first});${parts.map((part) => `(${part})();`).join('')}`,
      });
      await page.goto(address);
      return page;
    },
    async close() {
      await browser.close();
      await new Promise((done) => server.close(done));
    },
  };
}
