import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { settingsOf } from './sample-settings.ts';
import { usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const open = async (remindBefore: number[]) => {
  const page = await daypass.open(usualView({ settings: settingsOf({ remindBefore }) }));
  await page.getByRole('button', { name: 'Settings' }).click();
  return page;
};
const time = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const chosen = (page: Page) =>
  page.getByRole('toolbar', { name: 'Before a session ends' }).getByRole('button', { pressed: true }).allTextContents();
const add = async (page: Page, minutes: string) => {
  await page.getByRole('textbox', { name: 'Another, in minutes' }).fill(minutes);
  await page.keyboard.press('Enter');
};
const last = (page: Page) => page.evaluate(() => window.app.asked.at(-1)?.input);

test('times are taken away and added, the longest first', async () => {
  const page = await open([15, 5]);
  await time(page, '15 min').click();
  expect(await last(page)).toEqual({ remindBefore: [5] });
  await time(page, '1 h').click();
  expect(await last(page)).toEqual({ remindBefore: [60, 5] });
  await add(page, '90');
  await time(page, '1 h 30 min').waitFor();
  expect(await last(page)).toEqual({ remindBefore: [90, 60, 5] });
  expect(await chosen(page)).toEqual(['1 h 30 min', '1 h', '5 min']);
});

test('a time that was taken away keeps its place and the focus, and can be had again', async () => {
  const page = await open([45, 5]);
  await time(page, '45 min').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '45 min', pressed: false }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('45 min');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '45 min', pressed: true }).waitFor();
  expect(await last(page)).toEqual({ remindBefore: [45, 5] });
});

test('without any time one is told only at the end, and says so', async () => {
  const page = await open([15, 5]);
  await time(page, 'Only at the end').click();
  expect(await last(page)).toEqual({ remindBefore: [] });
  expect(await chosen(page)).toEqual(['Only at the end']);
  await time(page, 'Only at the end').click();
  expect(await chosen(page)).toEqual(['Only at the end']);
  await time(page, '5 min').click();
  expect(await chosen(page)).toEqual(['5 min']);
});

test('five are the most', async () => {
  const page = await open([60, 30, 15, 10]);
  await add(page, '2');
  await page.getByText('That is as many as there can be.').waitFor();
  expect(await time(page, '5 min').isDisabled()).toBe(true);
  expect(await page.getByRole('textbox', { name: 'Another, in minutes' }).count()).toBe(0);
  await time(page, '2 min').click();
  expect(await time(page, '5 min').isDisabled()).toBe(false);
});

test('what is no time, or chosen already, is said beside the field', async () => {
  const page = await open([15]);
  for (const wrong of ['', '0', '1.5', 'soon', '1441']) {
    await add(page, wrong);
    await page.getByText('Use a whole number of minutes, from 1 to 1440.').waitFor();
  }
  await add(page, '15');
  await page.getByText('That one is chosen already.').waitFor();
  expect(await page.evaluate(() => window.app.asked.some(({ call }) => call === 'settings.change'))).toBe(false);
});
