import { expect, test } from 'vitest';
import { webPreferences } from '../../../main/window/web-preferences.ts';

test('DevTools are off in a packaged app', () => {
  expect(webPreferences(true).devTools).toBe(false);
  expect(webPreferences(false).devTools).toBe(true);
});

test('the page has no Node, its own world and the sandbox', () => {
  expect(webPreferences(true)).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  });
});

test('nothing weakens what Chromium does by itself', () => {
  const preferences = webPreferences(true);
  expect(preferences).toMatchObject({ webSecurity: true, allowRunningInsecureContent: false, webviewTag: false });
  expect(preferences.experimentalFeatures).toBe(false);
  expect(preferences).not.toHaveProperty('enableBlinkFeatures');
});
