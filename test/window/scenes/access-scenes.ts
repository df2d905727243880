import type { Page } from 'playwright-core';
import type { Scene, Scenes } from './scene.ts';

/** An entry of the menu of the pinned access. */
const choose =
  (entry: string, after?: (page: Page) => Promise<unknown>): NonNullable<Scene['act']> =>
  async (page) => {
    await page.getByRole('button', { name: /^More: Data Lake/ }).click();
    await page.getByRole('menuitem', { name: entry }).click();
    await page.getByRole('dialog').waitFor();
    await after?.(page);
  };

const openAt = choose('Open console at…');

export const accessScenes: Scenes = {
  'more menu of a pin with a page': {
    view: 'pin with a page',
    act: (page) => page.getByRole('button', { name: /^More: Data Lake/ }).click(),
  },
  'copy as': { view: 'usual', act: choose('Copy credentials as…') },
  'open console at': { view: 'usual', act: openAt },
  'open console at, services': {
    view: 'usual',
    height: 640,
    act: async (page) => {
      await openAt(page);
      await page.getByRole('combobox', { name: 'Service' }).fill('log');
      await page.getByRole('option').first().waitFor();
    },
  },
  'copied as powershell': {
    view: 'usual',
    act: choose('Copy credentials as…', async (page) => {
      await page.getByRole('menuitemradio', { name: 'PowerShell' }).click();
      await page.getByText('as PowerShell').waitFor();
    }),
  },
  'powerful role in production': {
    view: 'usual',
    act: async (page) => {
      await page.getByRole('button', { name: /^Production/ }).click();
      await page.getByRole('button', { name: 'Copy credentials: Production, AdministratorAccess' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
};
