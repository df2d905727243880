import type { Page } from 'playwright-core';
import type { Scenes } from './scene.ts';

const exportProfile = async (page: Page) => {
  await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).click();
  await page.getByRole('menuitem', { name: /Export profile/ }).click();
  await page.getByText('sso_session = acme').waitFor();
};

export const profileScenes: Scenes = {
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
};
