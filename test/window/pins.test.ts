import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { acme, usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const choose = async (page: Page, access: string, entry: RegExp) => {
  await page
    .getByRole('button', { name: `More: ${access}` })
    .last()
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
};
const pinnedNames = (page: Page) => page.getByRole('region', { name: 'Pinned' }).locator('strong').allTextContents();

test('a pin says so, marks its role, and is taken back where it was made', async () => {
  const page = await daypass.open(usualView());
  await page.getByRole('button', { name: /^Staging/ }).click();
  await choose(page, 'Staging, S3-Uploader', /^Pin to the top/);
  await page.getByRole('status').filter({ hasText: 'Pinned Staging, S3-Uploader.' }).waitFor();
  expect(await pinnedNames(page)).toEqual(['Data Lake', 'Staging']);
  const role = page.getByRole('list', { name: 'Roles in Staging' }).getByRole('listitem').nth(1);
  expect(await role.textContent()).toContain('pinned');
  await choose(page, 'Staging, S3-Uploader', /^Unpin/);
  await page.getByRole('status').filter({ hasText: 'Unpinned Staging, S3-Uploader.' }).waitFor();
  expect(await pinnedNames(page)).toEqual(['Data Lake']);
});

test('what one looks at stays in its place when a pin is added far above it', async () => {
  const page = await daypass.open(usualView());
  await page.getByRole('button', { name: /^Production/ }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const row = page.getByRole('button', { name: /^Team 49/ });
  const top = async () => (await row.boundingBox())?.y;
  await page.getByRole('list', { name: 'Roles in Team 49' }).waitFor();
  await page.evaluate(() => document.querySelector('main')?.scrollBy(0, 400));
  await page.getByRole('button', { name: 'More: Team 49, S3-Uploader' }).click();
  const before = await top();
  await page.getByRole('menuitem', { name: /^Pin to the top/ }).click();
  await page.getByText('Pinned Team 49, S3-Uploader.').waitFor();
  expect(await pinnedNames(page)).toEqual(['Data Lake', 'Team 49']);
  expect(await top()).toBeCloseTo(before ?? Number.NaN, 0);
});

test('after the keyboard unpinned a row, which is gone, the focus is in the search', async () => {
  const page = await daypass.open(usualView());
  await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /^Unpin/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Unpinned Data Lake, AWSReadOnlyAccess.').waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'search');
});

test('a pin that could not be kept is told, not claimed', async () => {
  const page = await daypass.open(usualView());
  await page.evaluate(() => {
    window.app.failing['access.pin'] = { kind: 'file', what: 'The settings could not be written.' };
  });
  await choose(page, 'Data Lake, AWSReadOnlyAccess', /^Unpin/);
  await page.getByRole('alert').filter({ hasText: 'The settings could not be written.' }).waitFor();
  expect(await page.getByText('Unpinned').count()).toBe(0);
});

test('the whole name of a pinned production account is seen beside its actions', async () => {
  const [pin] = usualView().pinned;
  if (pin === undefined) throw new Error('The sample has a pinned access.');
  const page = await daypass.open(
    usualView({ pinned: [{ ...pin, accountName: 'Production', production: true, role: 'ReadOnlyAccess' }] }),
  );
  const name = page.getByRole('region', { name: 'Pinned' }).locator('strong');
  expect(await name.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
  await page.getByRole('region', { name: 'Pinned' }).getByText('production', { exact: true }).waitFor();
});

test('a pinned access of another session that has ended says why it gives no credentials, and keeps its console', async () => {
  const [pin] = usualView().pinned;
  if (pin === undefined) throw new Error('The sample has a pinned access.');
  const old = { ...acme, id: 'old', name: 'old', state: 'ended' as const, timeText: 'Ended at 18:40' };
  const page = await daypass.open(
    usualView({ sessions: [acme, old], pinned: [{ ...pin, sessionId: 'old', sessionName: 'old' }] }),
  );
  const reason = 'The session has ended. Sign in to old first.';
  const copy = page.getByRole('button', { name: 'Copy credentials: Data Lake, AWSReadOnlyAccess', disabled: true });
  expect(
    await copy.evaluate((each) => document.getElementById(each.getAttribute('aria-describedby') ?? '')?.textContent),
  ).toBe(reason);
  await copy.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: reason }).waitFor();
  await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).click();
  await page.getByRole('menuitem', { name: /^Export profile/, description: reason }).click();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Open console: Data Lake, AWSReadOnlyAccess' }).click();
  const calls = await page.evaluate(() => window.app.asked.map(({ call }) => call));
  expect(calls).toContain('access.openConsole');
  expect(calls).not.toContain('access.copyCredentials');
});
