import { mkdir } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { acme, states, usualView } from './sample-view.ts';
import { openAccount } from './scenes/account-scenes.ts';
import { scenes } from './scenes.ts';

const folder = made.screenshots;
let daypass: WindowUnderTest;
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const themes = ['light', 'dark'] as const;
/** What axe finds. While a menu or the like is open, which by its nature lies outside of the landmarks, it can't judge them. */
async function flaws(page: Page): Promise<unknown[]> {
  const isThere = async (selector: string) => (await page.locator(selector).count()) > 0;
  const axe = new AxeBuilder({ page }).disableRules([
    ...((await isThere('.sheet')) ? ['region'] : []),
    // While a field's list is open, the kit hides all but the two from screen readers; leaving the field closes the list.
    ...((await isThere('.region-list')) ? ['aria-hidden-focus', 'page-has-heading-one'] : []),
  ]);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

for (const theme of themes) {
  for (const [name, { view, height = 720, act }] of Object.entries(scenes)) {
    test.concurrent(`"${name}" in ${theme}: axe finds nothing to complain about`, { timeout: 30_000 }, async () => {
      const page = await daypass.open(states[view] ?? usualView(), { theme, height });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await act?.(page);
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}-${theme}.png` });
      expect(await flaws(page)).toEqual([]);
      await page.context().close();
    });
  }
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

const long = { ...acme, name: 'a-session-with-a-name-that-does-not-end-so-soon' };
for (const [what, width, height] of [
  ['360 px wide', 360, 640],
  ['the usual window at 200 % zoom', 220, 360],
] as const) {
  for (const [name, { view, act }] of Object.entries(scenes)) {
    test.concurrent(`"${name}" in ${what}: nothing scrolls sideways`, { timeout: 30_000 }, async () => {
      const shown = states[view] ?? usualView();
      const page = await daypass.open(
        name === 'usual' ? { ...shown, sessions: [long, { ...acme, id: 'b' }], chosen: 'acme' } : shown,
        { width, height },
      );
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await act?.(page);
      await page.waitForTimeout(100);
      await page.screenshot({ path: `${folder}/narrow-${width}-${name.replaceAll(' ', '-')}.png` });
      const over = await page.evaluate(() => {
        const box = document.scrollingElement as HTMLElement;
        return [...document.querySelectorAll('main, .dialog-box'), box].map(
          (each) => each.scrollWidth - each.clientWidth,
        );
      });
      expect(Math.max(...over)).toBeLessThanOrEqual(0);
      await page.context().close();
    });
  }
}
