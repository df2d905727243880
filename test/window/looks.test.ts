import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { axeFlaws, type Flaw } from '../desktop/axe-flaws.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { states, usualView } from './sample-view.ts';
import { openAccount } from './scenes/account-scenes.ts';
import { scenes } from './scenes.ts';

const folder = made.screenshots;
let daypass: WindowUnderTest;
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

/** The smallest window, and the usual one at 200 % zoom. */
const narrow = [
  [360, 640],
  [220, 360],
] as const;

/** By how many pixels something is wider than its room. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('main, .dialog-box'), document.documentElement];
    return Math.max(...all.map((each) => each.scrollWidth - each.clientWidth));
  });

/** What axe finds. While a menu or the like is open, which by its nature lies outside of the landmarks, it can't judge them. */
async function flaws(page: Page): Promise<readonly Flaw[]> {
  const isThere = async (selector: string) => (await page.locator(selector).count()) > 0;
  const without = [
    ...((await isThere('.sheet')) ? ['region'] : []),
    // While a field's list is open, the kit hides all but the two from screen readers; leaving the field closes the list.
    ...((await isThere('.region-list')) ? ['aria-hidden-focus', 'page-has-heading-one'] : []),
  ];
  const found = await axeFlaws(page, { without });
  return found.filter(({ rule, elements }) => rule !== 'label-content-name-mismatch' || !elements.every(isDescribed));
}

/** The second line of a menu's or a list's item describes it, and is no part of its name. */
const isDescribed = (html: string): boolean => /^<div class="choice\b/.test(html);

for (const [name, { view, height = 720, act }] of Object.entries(scenes)) {
  test.concurrent(`"${name}": axe finds nothing to complain about, in light and dark, and nothing scrolls sideways in narrow windows`, {
    timeout: 60_000,
  }, async () => {
    const page = await daypass.open(states[view] ?? usualView(), { height });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await act?.(page);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}-${theme}.png` });
      expect(await flaws(page), theme).toEqual([]);
    }
    for (const [width, height] of narrow) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(100);
      await page.screenshot({ path: `${folder}/narrow-${width}-${name.replaceAll(' ', '-')}.png` });
      expect(await sideways(page), `at ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });
}

test('in forced colours, danger, the focus and what is left of the pass are still seen', {
  timeout: 30_000,
}, async () => {
  const page = await daypass.open(usualView(), { forcedColors: 'active' });
  await openAccount(page);
  await page.keyboard.press('ArrowDown');
  await page.screenshot({ path: `${folder}/forced-colors.png` });
  const seen = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), property);
  expect(await seen('.chip-production', 'border-top-style')).toBe('solid');
  expect(await seen('.account-button:focus', 'outline-style')).toBe('solid');
  const background = await seen('.pass', 'background-color');
  expect(await seen('.pass-bar-left', 'background-color')).not.toBe(background);
  expect(await seen('.stripe-production', 'background-image')).toContain('gradient');
  expect(await flaws(page)).toEqual([]);
});
