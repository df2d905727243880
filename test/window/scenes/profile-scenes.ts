import type { Page } from 'playwright-core';
import { madeProfiles, manyProfiles, waitingProfiles } from '../sample-profiles.ts';
import type { Scenes } from './scene.ts';

const exportProfile = async (page: Page) => {
  await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).click();
  await page.getByRole('menuitem', { name: /Export profile/ }).click();
  await page.getByText('sso_session = acme').waitFor();
};

export const openProfiles = async (page: Page, profiles = madeProfiles) => {
  await page.evaluate((change) => window.app.push(change), { profiles });
  await page.getByRole('button', { name: 'Tools' }).click();
  await page.getByRole('menuitem', { name: 'Profiles' }).click();
  await page.getByRole('heading', { level: 1, name: 'Profiles' }).waitFor();
};
const more = async (page: Page, name: string, choice: string) => {
  await page.getByRole('button', { name: `More: ${name}` }).click();
  await page.getByRole('menuitem', { name: choice }).click();
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
  'profile name taken': {
    view: 'usual',
    act: async (page) => {
      await exportProfile(page);
      await page.getByText('I don’t know').click();
      await page.getByRole('textbox', { name: 'Profile name' }).fill('taken');
      await page.getByRole('button', { name: 'Use taken-3' }).waitFor();
    },
  },
  'no profiles': { view: 'usual', act: (page) => openProfiles(page, []) },
  profiles: { view: 'usual', height: 900, act: (page) => openProfiles(page) },
  'profiles waiting': { view: 'ended', act: (page) => openProfiles(page, waitingProfiles) },
  'change a profile': {
    view: 'usual',
    height: 1100,
    act: async (page) => {
      await openProfiles(page);
      await more(page, 'reports', 'Change…');
      await page.getByText('Temporary keys', { exact: true }).click();
      await page.getByText('aws_secret_access_key = ').waitFor();
    },
  },
  'remove a profile': {
    view: 'usual',
    act: async (page) => {
      await openProfiles(page);
      await more(page, 'reports', 'Remove…');
      await page.getByRole('alertdialog').getByText('[profile reports]').waitFor();
    },
  },
  'profile removed': {
    view: 'usual',
    act: async (page) => {
      await openProfiles(page);
      await more(page, 'reports', 'Remove…');
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText('Removed reports.').waitFor();
    },
  },
  'many profiles': {
    view: 'usual',
    act: async (page) => {
      await openProfiles(page, manyProfiles);
      await page.getByRole('searchbox', { name: 'Find a profile' }).fill('reports');
      await page.getByText('of 13').waitFor();
    },
  },
};
