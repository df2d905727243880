import type { Page } from 'playwright-core';
import type { Scenes } from './scene.ts';

const addSession = async (page: Page) => {
  await page.getByRole('button', { name: 'Sessions' }).click();
  await page.getByRole('menuitem', { name: 'Add a session…' }).click();
  await page.getByRole('dialog', { name: 'Add a session' }).waitFor();
};

export const sessionScenes: Scenes = {
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
};
