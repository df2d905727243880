import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View, VisitView } from '../../preload/contract.ts';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { settingsOf } from './sample-settings.ts';
import { acme, states, usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const push = (page: Page, change: Partial<View>) => page.evaluate((change) => window.app.push(change), change);
const done = (page: Page) => asked(page, 'visit.done');
const isDone = (page: Page, asked: number) =>
  page.waitForFunction(
    (asked) => window.app.asked.some((each) => JSON.stringify(each.input) === `{"asked":${asked}}`),
    asked,
  );
const selection = (page: Page) => page.evaluate(() => getSelection()?.toString());
const settings = (page: Page) => page.getByRole('heading', { level: 1, name: 'Settings' });
const access = { sessionId: 'acme', accountId: '100000007919', role: 'AWSReadOnlyAccess' };
const exportOf = (asked: number, change: Partial<typeof access> = {}): VisitView => ({
  asked,
  to: 'export',
  access: { ...access, ...change },
});

test('a wish for the search goes there and selects what was searched last', async () => {
  const page = await daypass.open(usualView());
  await page.getByRole('searchbox').fill('data');
  await page.getByRole('button', { name: 'Reload accounts' }).focus();
  await push(page, { visit: { asked: 1, to: 'search' } });
  await isDone(page, 1);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
  expect(await selection(page)).toBe('data');
});

test('it leaves the settings for it, but no dialog in which something was begun', async () => {
  const page = await daypass.open(usualView({ visit: { asked: 1, to: 'settings' } }));
  await settings(page).waitFor();
  await push(page, { visit: { asked: 2, to: 'search' } });
  await isDone(page, 2);
  await settings(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
  await page.getByRole('button', { name: 'Sessions' }).click();
  await page.getByRole('menuitem', { name: 'Add a session…' }).click();
  await page.getByLabel('Start URL').fill('https://acme');
  await push(page, { visit: { asked: 3, to: 'search' } });
  await isDone(page, 3);
  expect(await page.getByLabel('Start URL').inputValue()).toBe('https://acme');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('start-url');
});

for (const [what, open, role] of [
  ['a menu', 'Sessions', 'menu'],
  ['something to read', 'In a file', 'dialog'],
] as const) {
  test(`${what} that happens to be open does not keep anybody from the search, nor stay behind`, async () => {
    const page = await daypass.open(usualView());
    await page.getByRole('button', { name: open }).click();
    await page.getByRole(role).waitFor();
    await push(page, { visit: { asked: 1, to: 'search' } });
    await isDone(page, 1);
    expect(await page.getByRole(role).count()).toBe(0);
    // What takes the focus back does so in the next frames.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await page.getByRole('button', { name: open }).click();
    await page.getByRole(role).waitFor();
    await push(page, { visit: { asked: 2, to: 'settings' } });
    await settings(page).waitFor();
    await page.keyboard.press('Escape');
    await settings(page).waitFor({ state: 'detached' });
    expect(await page.getByRole(role).count()).toBe(0);
  });
}

test('a wish for the settings opens them, past any dialog, and the way back leads to the search', async () => {
  const page = await daypass.open(usualView({ visit: exportOf(1) }));
  await page.getByRole('dialog', { name: 'Export profile' }).waitFor();
  await push(page, { visit: { asked: 2, to: 'settings' } });
  await settings(page).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await settings(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
});

test('each wish is fulfilled once, however often it is told', async () => {
  const page = await daypass.open(usualView());
  const visit: VisitView = { asked: 7, to: 'settings' };
  await push(page, { visit });
  await settings(page).waitFor();
  await page.keyboard.press('Escape');
  await push(page, { visit });
  await push(page, { notice: { tone: 'done', text: 'Something else.' } });
  await page.getByText('Something else.').waitFor();
  expect(await settings(page).count()).toBe(0);
  expect(await done(page)).toEqual([{ asked: 7 }]);
});

test('a wish that comes before the window knows what to show is fulfilled then', async () => {
  const page = await daypass.open(usualView({ ready: false, visit: { asked: 1, to: 'search' } }));
  await page.locator('.skeleton').waitFor({ state: 'attached' });
  expect(await done(page)).toEqual([]);
  await push(page, { ready: true });
  await isDone(page, 1);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
});

test('a wish for the search where there is none to have is done with', async () => {
  const page = await daypass.open(states.first ?? usualView());
  await push(page, { visit: { asked: 1, to: 'search' } });
  await isDone(page, 1);
  await page.getByLabel('Start URL').waitFor();
});

test('a profile is set up for the access that was asked for, with what the settings say, and then for the next', async () => {
  const choices = settingsOf({ exportKind: 'keys', exportRegion: 'eu-west-1' });
  const page = await daypass.open(usualView({ visit: exportOf(1), settings: choices }));
  await page.getByText('For Staging, AWSReadOnlyAccess').waitFor();
  expect(await page.getByRole('textbox', { name: 'Profile name' }).inputValue()).toBe('staging-read-only-access');
  expect(await page.getByRole('combobox', { name: 'Region' }).inputValue()).toBe('eu-west-1');
  expect(await page.getByRole('radio', { name: /^Temporary keys/ }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('heading', { name: 'Profile ready' }).waitFor();
  await push(page, { visit: exportOf(2, { role: 'S3-Uploader' }) });
  await page.getByText('For Staging, S3-Uploader').waitFor();
  expect(await page.getByRole('textbox', { name: 'Profile name' }).inputValue()).toBe('staging-s3-uploader');
  await push(page, { visit: exportOf(3, { accountId: '100000023757' }) });
  await page.getByText('For Data Lake, AWSReadOnlyAccess').waitFor();
  expect(await page.getByRole('textbox', { name: 'Profile name' }).inputValue()).toBe('data-lake-read-only-access');
});

test('its account need not be listed yet, nor be of the session that is shown', async () => {
  const beta = { ...acme, id: 'beta', name: 'beta', region: 'us-east-1' };
  const view = usualView({ sessions: [beta, acme], chosen: 'beta', accounts: [] });
  const page = await daypass.open({ ...view, visit: exportOf(1, { accountId: '100000023757' }) });
  await page.getByText('For Data Lake, AWSReadOnlyAccess').waitFor();
  expect(await page.getByRole('combobox', { name: 'Region' }).inputValue()).toBe('eu-central-1');
  await push(page, { visit: exportOf(2, { sessionId: 'beta', accountId: '123456789012' }) });
  await page.getByText('For 123456789012, AWSReadOnlyAccess').waitFor();
  expect(await page.getByRole('combobox', { name: 'Region' }).inputValue()).toBe('us-east-1');
});
