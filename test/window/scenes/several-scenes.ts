import type { Page } from 'playwright-core';
import type { View } from '../../../preload/contract.ts';
import { filled, secretFile, verified, verifying } from '../sample-jobs.ts';
import type { Scenes } from './scene.ts';

export const openSeveral = async (page: Page) => {
  await page.getByRole('button', { name: 'Tools' }).click();
  await page.getByRole('menuitem', { name: 'Several accounts' }).click();
  await page.getByRole('heading', { level: 1, name: 'Several accounts' }).waitFor();
};
export const withRole = (role: string) => async (page: Page) => {
  await openSeveral(page);
  await page.getByRole('button', { name: role }).click();
  await page.getByRole('heading', { name: 'What to do' }).waitFor();
};
const told = (change: Partial<View>) => async (page: Page) => {
  await page.evaluate((news) => window.app.push(news), change);
  await openSeveral(page);
};

export const severalScenes: Scenes = {
  'several accounts': { view: 'usual', act: openSeveral },
  'several with a role': { view: 'usual', act: withRole('AWSReadOnlyAccess') },
  'several when ended': {
    view: 'ended',
    act: async (page) => {
      await openSeveral(page);
      await page.getByRole('button', { name: 'AWSReadOnlyAccess' }).click();
      await page.getByRole('button', { name: 'Change role' }).waitFor();
    },
  },
  'several chosen': {
    view: 'usual',
    act: async (page) => {
      await withRole('AWSReadOnlyAccess')(page);
      await page.getByRole('button', { name: 'Choose accounts' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'several with a powerful role': {
    view: 'usual',
    act: async (page) => {
      await withRole('AdministratorAccess')(page);
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  'several profiles': {
    view: 'usual',
    height: 900,
    act: async (page) => {
      await withRole('AWSReadOnlyAccess')(page);
      await page.getByRole('button', { name: 'Set up…' }).click();
      await page.getByText('production-readonlyaccess').waitFor();
    },
  },
  'several verifying': { view: 'usual', act: told({ job: verifying }) },
  'several verified': { view: 'usual', height: 900, act: told({ job: verified }) },
  'several in a file': { view: 'usual', act: told({ job: filled, secretFiles: [secretFile] }) },
  'file and job elsewhere': {
    view: 'usual',
    act: (page) =>
      page.evaluate((news) => window.app.push(news), { job: verifying, secretFiles: [secretFile] } as Partial<View>),
  },
};
