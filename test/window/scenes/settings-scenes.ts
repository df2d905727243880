import type { Page } from 'playwright-core';
import type { Scenes } from './scene.ts';

const openSettings = async (page: Page) => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
};

export const settingsScenes: Scenes = {
  settings: { view: 'usual', height: 1600, act: openSettings },
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
  'settings with a wrong template': {
    view: 'usual',
    height: 1600,
    act: async (page) => {
      await openSettings(page);
      await page.getByRole('textbox', { name: 'Name' }).fill('{acount}-{role}');
      await page.getByText('Daypass does not know {acount}').waitFor();
    },
  },
};
