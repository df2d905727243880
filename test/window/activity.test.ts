import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { sampleActivity } from './sample-activity.ts';
import { usualView } from './sample-view.ts';
import { openActivity } from './scenes/tool-scenes.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const open = async (activity = sampleActivity) => {
  const page = await daypass.open(usualView());
  await openActivity(page, activity);
  return page;
};
const rows = (page: Page) =>
  page
    .locator('.use-row')
    .allInnerTexts()
    .then((texts) => texts.map((text) => text.replaceAll(/\n+/g, '\n')));
const texts = async (page: Page) => (await rows(page)).map((row) => row.split('\n')[1]);
const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter the activity' });

test('uses are told day by day in words, with their account and role', async () => {
  const page = await open();
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['Today', 'Yesterday']);
  expect(await page.getByRole('region', { name: 'Today' }).getByRole('listitem').count()).toBe(3);
  expect((await rows(page))[1]).toBe('11:40\nCopied as PowerShell\nProduction · S3-Uploader');
  expect((await rows(page))[3]).toContain('Team 1, Team 2 and 38 more · Auditor');
  expect(await page.getByText('~/.config/daypass/activity.jsonl').isVisible()).toBe(true);
});

test('a filter finds every word, in names and numbers of accounts too, and says how many it found', async () => {
  const page = await open();
  await filter(page).fill('data copied');
  expect(await rows(page)).toEqual([]);
  expect(await page.getByText('Nothing here matches.').isVisible()).toBe(true);
  await filter(page).fill('PROD powershell');
  expect(await texts(page)).toEqual(['Copied as PowerShell']);
  expect(await page.getByRole('status').getByText('1 use', { exact: true }).count()).toBe(1);
  await filter(page).fill('300000000039');
  expect(await texts(page)).toEqual([expect.stringMatching(/^Written to /)]);
});

test('by what it was used for, with the keyboard alone', async () => {
  const page = await open();
  await filter(page).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  expect(await texts(page)).toEqual(['Copied as PowerShell', expect.stringMatching(/^Written to /)]);
  await page.keyboard.press('ArrowRight');
  expect(await texts(page)).toEqual(['Console opened']);
  await page.keyboard.press('ArrowRight');
  expect(await texts(page)).toEqual([
    'Given to aws, by its profile',
    'Profile data-lake set up (temporary keys)',
    'Keys of profile data-lake renewed',
  ]);
});

test('of thousands, as many are shown as one looks through; older ones are a press away', async () => {
  const [one] = sampleActivity.uses;
  const uses = Array.from({ length: 450 }, (_, at) => ({ ...(one ?? expect.fail()), text: `Use ${at}` }));
  const page = await open({ ...sampleActivity, uses, hasMore: true });
  const shown = () => page.locator('.use-row').count();
  expect(await shown()).toBe(200);
  await page.getByRole('button', { name: 'Show older ones' }).click();
  await page.getByRole('button', { name: 'Show older ones' }).click();
  expect(await shown()).toBe(450);
  expect(await page.getByRole('button', { name: 'Show older ones' }).count()).toBe(0);
  expect(await page.getByText('There are older ones.').isVisible()).toBe(true);
  await filter(page).fill('Use 449');
  expect(await texts(page)).toEqual(['Use 449']);
});

test('what was issued while one looked elsewhere is there on the way back', async () => {
  const page = await open({ ...sampleActivity, uses: [] });
  expect(await page.getByText('Nothing yet.').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Export as CSV…' }).count()).toBe(0);
  await page.evaluate((activity) => {
    window.tools.activity = activity;
    window.dispatchEvent(new Event('focus'));
  }, sampleActivity);
  await page.getByText('Copied as PowerShell').waitFor();
});

test('the spreadsheet is told with the place that was chosen', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Export as CSV…' }).click();
  await page.getByRole('status').getByText('Exported to ~/Downloads/daypass-activity.csv.').waitFor();
});

test('a record that can’t be read is told, and asked for again', async () => {
  const page = await daypass.open(usualView(), {
    failing: { 'activity.list': { kind: 'file', what: 'The record is not an ordinary file.', next: 'Move it away.' } },
  });
  await page.getByRole('button', { name: 'Tools' }).click();
  await page.getByRole('menuitem', { name: 'Activity' }).click();
  await page.getByText('The record is not an ordinary file.').waitFor();
  await page.evaluate((activity) => {
    window.tools.activity = activity;
    delete window.app.failing['activity.list'];
  }, sampleActivity);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Copied as PowerShell').waitFor();
});
