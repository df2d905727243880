import type { Page } from 'playwright-core';
import { sampleActivity } from '../sample-activity.ts';
import { sampleCheckUp } from '../sample-check-up.ts';
import type { Scenes } from './scene.ts';

const openTool = async (page: Page, name: 'Activity' | 'Check-up') => {
  await page.getByRole('button', { name: 'Tools' }).click();
  await page.getByRole('menuitem', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

/** Opens the page of the record, which has these uses. */
export const openActivity = async (page: Page, activity = sampleActivity) => {
  await page.evaluate((list) => void Object.assign(window.tools, { activity: list }), activity);
  await openTool(page, 'Activity');
  await page.getByText('Kept on this computer only').waitFor();
};

/** Opens the page of the check-up, and waits for what was found. */
export const openCheckUp = async (page: Page, checkUp = sampleCheckUp) => {
  await page.evaluate((found) => void Object.assign(window.tools, { checkUp: found }), checkUp);
  await openTool(page, 'Check-up');
  await page.getByRole('button', { name: 'Copy as text' }).waitFor();
};

export const toolScenes: Scenes = {
  activity: { view: 'usual', act: openActivity },
  'no activity': { view: 'usual', act: (page) => openActivity(page, { ...sampleActivity, uses: [] }) },
  'check-up': { view: 'usual', height: 1300, act: openCheckUp },
  'check-up under way': {
    view: 'usual',
    act: async (page) => {
      await page.evaluate(() => void Object.assign(window.tools, { waits: new Promise(() => undefined) }));
      await openTool(page, 'Check-up');
      await page.getByText('Looking at your files').waitFor();
    },
  },
  'check-up fixed': {
    view: 'usual',
    height: 1300,
    act: async (page) => {
      await openCheckUp(page);
      await page.getByRole('button', { name: /^Fix 2 of these/ }).click();
      await page.getByText('2 fixed').waitFor();
    },
  },
};
