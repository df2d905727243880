import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const open = async () => {
  const page = await daypass.open(usualView());
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Data Lake · AWSReadOnlyAccess becomes data-lake-read-only-access').waitFor();
  return page;
};
const field = (page: Page) => page.getByRole('textbox', { name: 'Name' });
const changes = (page: Page) => asked(page, 'settings.change');

test('what a template gives is shown as one types, and it is kept', async () => {
  const page = await open();
  await field(page).fill('{session}.{accountId}');
  await page.getByText('Data Lake · AWSReadOnlyAccess becomes acme.100000023757').waitFor();
  await page.waitForFunction(() => window.app.view().settings.profileName === '{session}.{accountId}');
  expect(await changes(page)).toEqual([{ profileName: '{session}.{accountId}' }]);
});

test('what is wrong with one is told beside it, and what was kept stays', async () => {
  const page = await open();
  await field(page).fill('{acount}');
  await page.getByText('Daypass does not know {acount}. Use {account}').waitFor();
  expect(await page.getByText('becomes').count()).toBe(0);
  await field(page).fill('{account} {role}');
  await page.getByText('Spaces trip up many tools.').waitFor();
  expect(await field(page).getAttribute('aria-invalid')).toBe('true');
  expect(await changes(page)).toEqual([]);
});

test('one that could not be kept says so beside it', async () => {
  const page = await open();
  await page.evaluate(() => {
    window.app.failing['settings.change'] = { kind: 'file', what: 'The settings cannot be written.' };
  });
  await field(page).fill('{account}');
  await page.getByText('The settings cannot be written.').waitFor();
});

test('the page of the settings does not take the focus to it', async () => {
  const page = await open();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Settings');
});
