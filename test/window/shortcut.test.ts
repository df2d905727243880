import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { settingsOf } from './sample-settings.ts';
import { usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const open = async (shortcut: string) => {
  const page = await daypass.open(usualView({ settings: settingsOf({ shortcut }) }));
  await page.getByRole('button', { name: 'Settings' }).click();
  return page;
};
const field = (page: Page) => page.getByRole('button', { name: /^Shortcut/ });
const record = async (page: Page, ...keys: string[]) => {
  await field(page).focus();
  await page.keyboard.press('Enter');
  await field(page).filter({ hasText: 'Press the keys…' }).waitFor();
  for (const key of keys) await page.keyboard.press(key);
};
const changes = (page: Page) => asked(page, 'settings.change');

test('the keys that are pressed become the shortcut, and are shown', async () => {
  const page = await open('');
  await record(page, 'Control+Alt+d');
  expect(await changes(page)).toEqual([{ shortcut: 'Control+Alt+D' }]);
  expect(await field(page).locator('kbd').allTextContents()).toEqual(['Ctrl', 'Alt', 'D']);
  await record(page, 'Control+Shift+Space');
  expect(await changes(page)).toEqual([{ shortcut: 'Control+Alt+D' }, { shortcut: 'Control+Shift+Space' }]);
});

test('Escape leaves it as it is, and only a second one leaves the settings; Tab goes on', async () => {
  const page = await open('Control+Alt+D');
  await record(page, 'Escape');
  await field(page).filter({ hasText: 'CtrlAltD' }).waitFor();
  await record(page, 'Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Clear shortcut');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor({ state: 'detached' });
  expect(await changes(page)).toEqual([]);
});

test('a combination that other programs need is refused in words, and the next one is taken', async () => {
  const page = await open('');
  await record(page, 'Control+c');
  await page.getByText('Hold at least two of Ctrl, Alt, Shift and Super with it.').waitFor();
  await page.keyboard.press('Control+,');
  await page.keyboard.press('Control+Alt+k');
  expect(await changes(page)).toEqual([{ shortcut: 'Control+Alt+K' }]);
  expect(await page.getByText('Hold at least two').count()).toBe(0);
});

test('what is held so far is shown while one presses', async () => {
  const page = await open('');
  await record(page);
  await page.keyboard.down('Control');
  await page.keyboard.down('Shift');
  expect(await field(page).locator('kbd').allTextContents()).toEqual(['Ctrl', 'Shift', '…']);
  await page.keyboard.up('Shift');
  expect(await field(page).locator('kbd').allTextContents()).toEqual(['Ctrl', '…']);
});

test('it is cleared with a button, and the focus goes on from the field', async () => {
  const page = await open('Control+Alt+D');
  await page.getByRole('button', { name: 'Clear shortcut' }).focus();
  await page.keyboard.press('Enter');
  await field(page).filter({ hasText: 'None' }).waitFor();
  expect(await changes(page)).toEqual([{ shortcut: '' }]);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('None');
});

test('a shortcut that another program has is said beside it', async () => {
  const page = await open('Control+Alt+D');
  await page.evaluate((change) => window.app.push(change), {
    settings: settingsOf({ shortcut: 'Control+Alt+D', shortcutProblem: 'Another program has it.' }),
  });
  await page.getByText('Another program has it.').waitFor();
});
