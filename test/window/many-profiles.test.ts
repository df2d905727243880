import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MadeProfileView } from '../../preload/contract.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { madeProfiles } from './sample-profiles.ts';
import { usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const open = async (profiles: MadeProfileView[]) => {
  const page = await daypass.open(usualView({ profiles }));
  await page.getByRole('button', { name: 'Tools' }).click();
  await page.getByRole('menuitem', { name: 'Profiles' }).click();
  await page.getByRole('heading', { level: 1, name: 'Profiles' }).waitFor();
  return page;
};
const row = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });

test('of a thousand few are in the page, the keyboard reaches them all, and a row in use stays when one scrolls on', async () => {
  const [ready, , broken] = madeProfiles;
  if (ready === undefined || broken === undefined) throw new Error('No profiles.');
  const profiles = Array.from({ length: 1000 }, (_, at) => ({
    ...(at % 3 === 0 ? broken : ready),
    id: `id-${at}`,
    name: `profile-${at}`,
  }));
  const page = await open(profiles);
  const main = page.getByRole('main');
  const seen = () =>
    page.evaluate(() => {
      const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      const isSeen = top >= 0 && bottom <= window.innerHeight;
      return [document.activeElement?.getAttribute('aria-label'), isSeen];
    });
  await row(page, 'profile-0').waitFor();
  expect(await page.locator('.profile-row').count()).toBeLessThan(25);
  expect(await row(page, 'profile-3').getAttribute('aria-posinset')).toBe('4');
  expect(await row(page, 'profile-3').getAttribute('aria-setsize')).toBe('1000');
  await page.getByRole('searchbox').press('ArrowDown');
  for (let at = 0; at < 24; at += 1) await page.keyboard.press('Tab');
  expect(await seen()).toEqual(['Copy name: profile-10', true]);
  await main.evaluate((each) => each.scrollTo(0, 60_000));
  const above = page.locator('.profile-row').filter({ hasText: /profile-[4-6]\d\d/ });
  await above.first().waitFor();
  expect((await seen())[0]).toBe('Copy name: profile-10');
  const middle = (await above.nth(7).getByRole('heading').textContent()) ?? '';
  const topOf = (name: string) => row(page, name).evaluate((each) => Math.round(each.getBoundingClientRect().top));
  const before = await topOf(middle);
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, -300);
  await expect.poll(() => topOf(middle)).toBe(before + 300);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await seen()).toEqual(['More: profile-10', true]);
  await page.getByRole('button', { name: 'More: profile-999' }).focus();
  await expect.poll(seen).toEqual(['More: profile-999', true]);
  await page.getByRole('searchbox').fill('profile-77');
  await page.getByRole('status').getByText('11 of 1000').waitFor();
  expect(await page.locator('.profile-row').first().getByRole('heading').textContent()).toBe('profile-77');
});
