import { mkdir } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { acme, states, usualView } from './sample-view.ts';

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
const openAccount = async (page: Page) => void (await page.getByRole('button', { name: /^Production/ }).click());
const exportProfile = async (page: Page) => {
  await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).click();
  await page.getByRole('menuitem', { name: /Export profile/ }).click();
  await page.getByText('sso_session = acme').waitFor();
};
const addSession = async (page: Page) => {
  await page.getByRole('button', { name: 'Sessions' }).click();
  await page.getByRole('menuitem', { name: 'Add a session…' }).click();
  await page.getByRole('dialog', { name: 'Add a session' }).waitFor();
};
const openSettings = async (page: Page) => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
};
/** `height`: to have all of a long page in the picture. */
type Scene = { view: keyof typeof states; height?: number; act?: (page: Page) => Promise<void> };
const scenes: Record<string, Scene> = {
  ...Object.fromEntries(Object.keys(states).map((view) => [view, { view }])),
  'open account': { view: 'usual', act: openAccount },
  'found by role': {
    view: 'usual',
    act: async (page) => {
      await page.getByRole('searchbox').fill('staging upload');
      await page.keyboard.press('Enter');
    },
  },
  'just pinned': {
    view: 'pinned production',
    act: async (page) => {
      await openAccount(page);
      await page.getByRole('button', { name: 'More: Production, S3-Uploader' }).click();
      await page.getByRole('menuitem', { name: /^Pin/ }).click();
      await page.getByText('Pinned Production').waitFor();
    },
  },
  'menu when ended': {
    view: 'ended',
    act: (page) => page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).click(),
  },
  searched: { view: 'usual', act: (page) => page.getByRole('searchbox').fill('prod admin') },
  'found nothing': { view: 'usual', act: (page) => page.getByRole('searchbox').fill('nowhere') },
  'export profile': { view: 'usual', act: exportProfile },
  'export by asking Daypass': {
    view: 'usual',
    act: async (page) => {
      await exportProfile(page);
      await page.getByText('Ask Daypass', { exact: true }).click();
      await page.getByText('credential_process = ').waitFor();
    },
  },
  'profile ready': {
    view: 'usual',
    act: async (page) => {
      await exportProfile(page);
      await page.getByRole('button', { name: 'Export', exact: true }).click();
    },
  },
  'start URL refused': { view: 'first', act: (page) => page.getByLabel('Start URL').fill('somebody@example.com') },
  'start URL found': {
    view: 'first',
    act: async (page) => {
      await page.getByLabel('Start URL').fill('https://acme.awsapps.com/start');
      await page.getByText('acme, in Europe (Frankfurt)').waitFor();
    },
  },
  'region asked': {
    view: 'first',
    act: async (page) => {
      await page.getByLabel('Start URL').fill('https://aws.acme.example/start');
      await page.getByRole('combobox', { name: 'Region' }).waitFor();
    },
  },
  'region list': {
    view: 'first',
    act: async (page) => {
      await page.getByLabel('Start URL').fill('https://aws.acme.example/start');
      const region = page.getByRole('combobox', { name: 'Region' });
      await region.fill('');
      await region.pressSequentially('frank');
      await page.getByRole('option', { name: 'eu-central-1' }).waitFor();
    },
  },
  'where to find it': {
    view: 'first',
    act: (page) => page.getByRole('button', { name: 'Where do I find it?' }).click(),
  },
  switcher: { view: 'several signed in', act: (page) => page.getByRole('button', { name: 'Switch session' }).click() },
  'add a session': { view: 'usual', act: addSession },
  'session known already': {
    view: 'usual',
    act: async (page) => {
      await addSession(page);
      await page.getByLabel('Start URL').fill('https://d-9067642ac7.awsapps.com/start');
      await page.getByText('You have it already').waitFor();
    },
  },
  'another person': {
    view: 'usual',
    act: async (page) => {
      await addSession(page);
      await page.getByLabel('Start URL').fill('https://d-9067642ac7.awsapps.com/start');
      await page.getByRole('button', { name: 'Sign in as another person' }).click();
      await page.getByRole('textbox', { name: 'Session name' }).waitFor();
    },
  },
  'just signed out': { view: 'usual', act: (page) => page.getByRole('button', { name: 'Sign out' }).click() },
  settings: { view: 'usual', height: 1400, act: openSettings },
  'settings all otherwise': { view: 'all set otherwise', height: 1600, act: openSettings },
  'settings at rest': { view: 'usual', act: openSettings },
  'recording a shortcut': {
    view: 'usual',
    act: async (page) => {
      await openSettings(page);
      await page.getByRole('button', { name: /^Shortcut/ }).click();
      await page.keyboard.down('Control');
      await page.keyboard.down('Alt');
      await page.getByText('…', { exact: true }).waitFor();
    },
  },
  'reminded in the settings': { view: 'reminded', act: openSettings },
  details: { view: 'usual', act: (page) => page.getByRole('button', { name: 'In a file' }).click() },
};

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

for (const [what, width, height] of [
  ['360 px wide', 360, 640],
  ['the usual window at 200 % zoom', 220, 360],
] as const) {
  test.concurrent(`nothing scrolls sideways: ${what}`, { timeout: 180_000 }, async () => {
    for (const [name, { view, act }] of Object.entries(scenes)) {
      const long = { ...acme, name: 'a-session-with-a-name-that-does-not-end-so-soon' };
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
      expect(Math.max(...over), name).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });
}
