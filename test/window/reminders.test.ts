import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../preload/contract.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { endsSoon, newAccess } from './sample-settings.ts';
import { acme, usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const push = (page: Page, change: Partial<View>) => page.evaluate((change) => window.app.push(change), change);
const bar = (page: Page) => page.getByRole('group', { name: 'Reminders' });
/** Without what a page asks to show itself. */
const asked = (page: Page) =>
  page.evaluate(() =>
    window.app.asked.filter(({ call }) => !['view.get', 'profile.readTemplate', 'keychain.look'].includes(call)),
  );
const beta = { ...acme, id: 'beta', name: 'beta' };

test('a reminder comes without taking the focus, in a place that is read out', async () => {
  const page = await daypass.open(usualView());
  await page.getByRole('searchbox').fill('prod');
  expect(await bar(page).getAttribute('aria-live')).toBe('polite');
  await push(page, { reminders: [endsSoon] });
  await bar(page).getByText('acme ends in 12 min').waitFor();
  await bar(page).getByText(endsSoon.body).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
  await page.keyboard.type('uction');
  expect(await page.getByRole('searchbox').inputValue()).toBe('production');
});

test('a later one with the same key takes its place', async () => {
  const page = await daypass.open(usualView({ reminders: [endsSoon] }));
  await push(page, { reminders: [{ ...endsSoon, title: 'acme ends in 5 min' }] });
  await bar(page).getByText('acme ends in 5 min').waitFor();
  expect(await bar(page).getByRole('button', { name: 'Snooze' }).count()).toBe(1);
});

test('one signs in from it, also from the settings, sees how that goes on, and is not reminded any more', async () => {
  const page = await daypass.open(
    usualView({
      sessions: [beta, { ...acme, state: 'ended', timeText: 'Ended at 18:40' }],
      chosen: 'beta',
      reminders: [endsSoon],
    }),
  );
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: 'Start at login' }).waitFor();
  await bar(page).getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'acme' }).waitFor();
  await bar(page).getByText('acme').waitFor({ state: 'detached' });
  expect(await asked(page)).toEqual([
    { call: 'session.signIn', input: { sessionId: 'acme', way: 'browser' } },
    { call: 'session.choose', input: { sessionId: 'acme' } },
    { call: 'reminder.dismiss', input: { key: endsSoon.key } },
  ]);
});

test('where signing in could not even begin, the reminder stays and the reason is told', async () => {
  const problem = { kind: 'unreachable', what: 'AWS cannot be reached.', next: 'Check your network connection.' };
  const page = await daypass.open(usualView({ reminders: [endsSoon] }), { failing: { 'session.signIn': problem } });
  await bar(page).getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').filter({ hasText: 'AWS cannot be reached.' }).waitFor();
  await bar(page).getByText('acme ends in 12 min').waitFor();
});

test('it is snoozed or dismissed, and what it tells of can be shown', async () => {
  const later = { ...newAccess, key: 'new beta', sessionId: 'beta', title: 'New in beta' };
  const page = await daypass.open(usualView({ sessions: [acme, beta], reminders: [endsSoon, newAccess, later] }));
  await bar(page).getByRole('button', { name: 'Snooze' }).click();
  await bar(page).getByRole('button', { name: 'Dismiss: 5 new roles in acme' }).click();
  await bar(page).getByRole('button', { name: 'Show' }).click();
  await page.getByRole('heading', { level: 1, name: 'beta' }).waitFor();
  await bar(page).getByText('New in beta').waitFor({ state: 'detached' });
  expect(await asked(page)).toEqual([
    { call: 'reminder.snooze', input: { key: endsSoon.key } },
    { call: 'reminder.dismiss', input: { key: newAccess.key } },
    { call: 'session.choose', input: { sessionId: 'beta' } },
    { call: 'reminder.dismiss', input: { key: later.key } },
  ]);
});

test('who dismisses one with the keyboard goes on from the others, and from there to the next thing', async () => {
  const page = await daypass.open(usualView({ reminders: [endsSoon, newAccess] }));
  await bar(page)
    .getByRole('button', { name: `Dismiss: ${endsSoon.title}` })
    .focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Reminders');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Show');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Reminders');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Tools');
});
