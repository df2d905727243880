import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { acme, usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).click();
  await page.getByRole('menuitem', { name: /Export profile/ }).click();
  await page.getByText('[profile data-lake-read-only-access]').waitFor();
};
const name = (page: Page) => page.getByRole('textbox', { name: 'Profile name' });
const exportButton = (page: Page) => page.getByRole('button', { name: 'Export', exact: true });

test('a name that is taken is told, and one that is free is a click away', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  await name(page).fill('taken');
  await page.getByRole('alert').filter({ hasText: 'The profile "taken" is there for another access.' }).waitFor();
  expect(await exportButton(page).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Use taken-3' }).click();
  await page.getByText('[profile taken-3]').waitFor();
  expect(await name(page).inputValue()).toBe('taken-3');
});

test('a conflict that no other name would end is told without such an offer', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  await page.evaluate(() => {
    window.app.failing['profile.preview'] = {
      kind: 'conflict',
      what: 'The AWS CLI would not find the sign-in of the session "acme".',
      next: 'Export the profile with keys instead.',
    };
  });
  await name(page).fill('other');
  await page.getByRole('alert').filter({ hasText: 'Export the profile with keys instead.' }).waitFor();
  await page.waitForFunction(() => window.app.asked.filter(({ call }) => call === 'profile.preview').length >= 7);
  expect(await page.getByRole('button', { name: /^Use/ }).count()).toBe(0);
});

test('an export that fails says why and keeps what was typed', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  await page.evaluate(() => {
    window.app.failing['profile.export'] = {
      kind: 'file',
      what: '~/.aws/config could not be written.',
      next: 'Free some space.',
    };
  });
  await name(page).fill('reports');
  await page.getByText('[profile reports]').waitFor();
  await exportButton(page).click();
  await page.getByRole('alert').filter({ hasText: 'could not be written.Free some space.' }).waitFor();
  expect(await name(page).inputValue()).toBe('reports');
});

test('when its session goes away the dialog closes, and does not come back with it', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  const beta = { ...acme, id: 'beta', name: 'beta' };
  await page.evaluate((change) => window.app.push(change), { sessions: [beta], chosen: 'beta', pinned: [] });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.evaluate((change) => window.app.push(change), { sessions: [acme, beta], chosen: 'acme' });
  await page.getByRole('heading', { level: 1, name: 'acme' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});
