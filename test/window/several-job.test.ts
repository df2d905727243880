import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../preload/contract.ts';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { ended, filled, profiled, secretFile, verified, verifying } from './sample-jobs.ts';
import { accountsOf, usualView } from './sample-view.ts';
import { openSeveral, withRole } from './scenes/several-scenes.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const push = (page: Page, change: Partial<View>) => page.evaluate((news) => window.app.push(news), change);

test('how far a job is is told by a named bar; it is found again from elsewhere, and can be cancelled', async () => {
  const page = await daypass.open(usualView({ job: verifying }));
  await openSeveral(page);
  const bar = page.getByRole('progressbar', { name: 'Verify access' });
  expect(await bar.getAttribute('aria-valuetext')).toBe('37 of 200 accounts');
  await page.keyboard.press('Escape');
  await page.getByText('Asked in 37 of 200 accounts').waitFor();
  await push(page, { job: { ...verifying, done: 38, text: 'Asked in 38 of 200 accounts' } });
  // What is read out does not change at each account.
  expect(await page.getByRole('status').filter({ hasText: 'Verify access' }).ariaSnapshot()).not.toContain('38');
  await button(page, 'Show: Verify access').click();
  await page.getByText('Asked in 38 of 200 accounts').waitFor();
  await button(page, 'Cancel').click();
  await page.getByRole('status').filter({ hasText: 'Cancelled. Nothing was written.' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Verify access: cancelled').waitFor();
  await button(page, 'Show: Verify access').click();
  await button(page, 'Choose again').click();
  await page.getByRole('heading', { name: /^Choose a role/ }).waitFor();
});

test('a job that does not come on says that it waits for AWS, until it does', async () => {
  const page = await daypass.open(usualView({ job: verifying }));
  await page.clock.install();
  await openSeveral(page);
  const text = page.getByText('Asked in 37 of 200 accounts');
  await text.waitFor();
  expect(await text.textContent()).not.toContain('Waiting');
  await page.clock.runFor(6000);
  await page.getByText('Asked in 37 of 200 accounts · Waiting for AWS…').waitFor();
  await push(page, { job: { ...verifying, done: 38, text: 'Asked in 38 of 200 accounts' } });
  await page.getByText('Asked in 38 of 200 accounts', { exact: true }).waitFor();
});

test('the ring is round the title that has the focus, not round the page', async () => {
  const page = await daypass.open(usualView());
  await openSeveral(page);
  await button(page, /^AWSReadOnlyAccess/).focus();
  await page.keyboard.press('Enter');
  const focused = () =>
    page.evaluate(() => [document.activeElement?.tagName, document.activeElement?.textContent].join(' '));
  await page.waitForFunction(() => document.activeElement?.textContent === 'With');
  await button(page, 'Verify').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('table').waitFor();
  expect(await focused()).toBe('H2 Verify access');
  const box = await page.locator(':focus').boundingBox();
  expect(box?.width).toBeLessThan(200);
});

test('who one is in each account is a table, with what did not work on top, and is copied as CSV', async () => {
  const page = await daypass.open(usualView({ job: verified }));
  await openSeveral(page);
  const rows = page.getByRole('table', { name: 'Who you are in each account' }).getByRole('row');
  expect(await rows.first().getByRole('columnheader').allTextContents()).toEqual(['Account', 'You are there']);
  const names = await rows.getByRole('rowheader').allTextContents();
  expect(names.map((name) => name.replace(/ \d{4} \d{4} \d{4}$/, ''))).toEqual([
    'Development',
    'Sandbox',
    'Data Lake',
    'Production',
    'Staging',
    'Team 6',
  ]);
  expect(await rows.nth(1).getByRole('cell').textContent()).toBe('AWS refuses this role here.');
  expect(await rows.nth(3).getByRole('cell').textContent()).toMatch(/^arn:aws:sts::100000023757:/);
  await page.getByRole('heading', { name: '1 account without this role' }).waitFor();
  await button(page, 'Copy as CSV').click();
  await page.getByText('Copied the table as CSV.').waitFor();
  expect(await asked(page, 'several.copyCsv')).toHaveLength(1);
});

test('a file with credentials is told of with what it is, and deleted with one click', async () => {
  const page = await daypass.open(usualView({ job: filled, secretFiles: [secretFile] }));
  await openSeveral(page);
  await page.getByText('Anybody who reads this file can use these accounts. Works until 18:40.').waitFor();
  await page.getByRole('heading', { name: 'Not in 1 account' }).waitFor();
  // It is told of once on a page.
  expect(await button(page, /^Delete/).count()).toBe(1);
  await button(page, 'Delete file now').click();
  await page.getByText('Deleted ~/Documents/acme.json.').waitFor();
  await page.getByRole('heading', { name: /^Choose a role/ }).waitFor();
  expect(await asked(page, 'secretFile.delete')).toEqual([{ id: 'file-1' }]);
});

test('profiles that were left out are told of with the reason, and where the others are', async () => {
  const page = await daypass.open(usualView({ job: profiled }));
  await openSeveral(page);
  await page.getByRole('status').filter({ hasText: '47 profiles were written. 1 was there already.' }).waitFor();
  await page.getByText('The file as it was before is kept in ~/.aws/config.daypass-backup.').waitFor();
  const left = page.getByRole('region', { name: '1 profile left out' }).getByRole('listitem');
  expect(await left.textContent()).toContain('production-read-only-access~/.aws/config, line 12, sets sso_role_name');
  await page.evaluate(() => {
    window.app.failing['profile.undo'] = { kind: 'conflict', what: 'Somebody changed ~/.aws/config since.' };
  });
  await button(page, 'Undo').click();
  await page.getByRole('alert').filter({ hasText: 'Somebody changed ~/.aws/config since.' }).waitFor();
  await button(page, 'Done').waitFor();
});

test('a file that is still there is told of everywhere, until it is deleted or kept; what was changed is not deleted', async () => {
  const other = { ...secretFile, id: 'file-2', label: '~/other.json' };
  const page = await daypass.open(usualView({ secretFiles: [secretFile, other] }), {
    failing: { 'secretFile.delete': { kind: 'conflict', what: '~/Documents/acme.json was left as it is.' } },
  });
  const note = page.getByRole('status').filter({ hasText: 'holds credentials of 48 accounts. Works until 18:40.' });
  await note.getByText('There is 1 more.').waitFor();
  await button(page, 'Delete ~/Documents/acme.json').click();
  await page.getByRole('alert').filter({ hasText: 'was left as it is' }).waitFor();
  await button(page, 'Keep ~/Documents/acme.json').focus();
  await page.keyboard.press('Enter');
  await note.filter({ hasText: '~/other.json' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'search');
  expect(await asked(page, 'secretFile.keep')).toEqual([{ id: 'file-1' }]);
});

test('a session that ends during a job is told of, and the way to sign in again', async () => {
  const page = await daypass.open(usualView({ job: ended }));
  await openSeveral(page);
  const problem = page.getByRole('alert').filter({ hasText: 'The session ended before this was done.' });
  await problem.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('searchbox', { name: 'Search accounts' }).waitFor();
  expect(await asked(page, 'session.signIn')).toEqual([{ sessionId: 'acme', way: 'browser' }]);
});

test('the keyboard alone is enough, from the menu to the results and back', async () => {
  const page = await daypass.open(usualView());
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await button(page, 'Tools').focus();
  await press('Enter');
  await page.getByRole('menuitem', { name: 'Several accounts' }).focus();
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Several accounts' }).waitFor();
  await press('Tab', 'ArrowDown', 'ArrowUp', 'Enter');
  await page.getByRole('heading', { name: 'What to do' }).waitFor();
  await press('Tab', 'Tab', 'Tab', 'Enter');
  await page.getByRole('table').waitFor();
  await press('Tab', 'Tab', 'Enter');
  await page.getByRole('heading', { name: 'What to do' }).waitFor();
  await press('Escape');
  await page.getByRole('searchbox', { name: 'Search accounts' }).waitFor();
});

test('in forced colours one still sees how far a job is', async () => {
  const page = await daypass.open(usualView({ job: verifying }), { forcedColors: 'active' });
  await openSeveral(page);
  const color = (selector: string) => page.locator(selector).evaluate((each) => getComputedStyle(each).backgroundColor);
  expect(await color('.several-progress-done')).not.toBe(await color('.several-progress'));
  await push(page, { job: filled, secretFiles: [secretFile] });
  const edge = page.locator('.written-file');
  expect(await edge.evaluate((each) => getComputedStyle(each).borderTopStyle)).toBe('solid');
});

test('a role that was given up keeps the accounts that were chosen, and says when none is left', async () => {
  const [first, ...others] = usualView().accounts;
  const fewer = others.map((each) => ({ ...each, roles: each.roles?.slice(0, 1) ?? [] }));
  const page = await daypass.open(usualView({ accounts: first === undefined ? [] : [first, ...fewer] }));
  await withRole('AWSReadOnlyAccess')(page);
  await button(page, 'Choose accounts').click();
  await page.getByRole('checkbox', { name: /^Production/ }).uncheck();
  await button(page, 'Use 49 accounts').click();
  await button(page, 'Change role').click();
  await button(page, /^S3-Uploader/).click();
  await page.getByText('None of those that were chosen has this role').waitFor();
  expect(await button(page, 'Verify').isDisabled()).toBe(true);
});

test('an account that sounds like production says so in a word, however long its name and narrow the window', async () => {
  const accounts = accountsOf(3).map((each) => ({
    ...each,
    name: 'Customer Care in all of Europe – Production',
    production: true,
  }));
  for (const width of [440, 360, 220]) {
    const page = await daypass.open(usualView({ accounts }), { width });
    await withRole('AWSReadOnlyAccess')(page);
    await button(page, 'Choose accounts').click();
    const row = page.locator('.tick-row').first();
    const chip = row.locator('.chip');
    expect(await chip.evaluate((each) => [each.scrollWidth <= each.clientWidth, each.clientHeight < 24])).toEqual([
      true,
      true,
    ]);
    const [outer, inner] = [await row.boundingBox(), await chip.boundingBox()];
    if (outer === null || inner === null) throw new Error('It is not seen.');
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
    expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height);
    await page.close();
  }
});
