import type { Page } from 'playwright-core';
import type { Scenes } from './scene.ts';

export const openAccount = async (page: Page): Promise<void> =>
  void (await page.getByRole('button', { name: /^Production/ }).click());

export const accountScenes: Scenes = {
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
  details: { view: 'usual', act: (page) => page.getByRole('button', { name: 'In a file' }).click() },
};
