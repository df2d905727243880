import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { acme, states, usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const shown = (state: string, look = {}) => daypass.open(states[state] ?? usualView(), look);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const startUrl = (page: Page) => page.getByRole('textbox', { name: 'Start URL' });
const addSession = async (page: Page) => {
  await button(page, 'Sessions').click();
  await page.getByRole('menuitem', { name: 'Add a session…' }).click();
  await page.getByRole('dialog', { name: 'Add a session' }).waitFor();
};

test('at the first start one pastes the start URL and presses Enter: the rest is found out', async () => {
  const page = await shown('first');
  expect(await startUrl(page).evaluate((each) => each === document.activeElement)).toBe(true);
  await startUrl(page).fill(' https://acme.awsapps.com/start/# ');
  await page.keyboard.press('Enter');
  await page.getByText('Allow access in your browser').waitFor();
  expect(await asked(page, 'session.add')).toEqual([
    { startUrl: 'https://acme.awsapps.com/start', region: 'eu-central-1' },
  ]);
  expect(await asked(page, 'session.signIn')).toEqual([{ sessionId: 'acme', way: 'browser' }]);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Sign in to acme');
});

test('a region that takes a while to be found is waited for, and then nobody has to press again', async () => {
  const page = await shown('first');
  await startUrl(page).fill('https://slow.awsapps.com/start');
  await page.getByText('Looking for its region…').waitFor();
  await button(page, 'Sign in').click();
  await button(page, 'One moment…').waitFor();
  await page.getByText('Allow access in your browser').waitFor();
});

test('a start URL that tells its region is not asked about it', async () => {
  const page = await shown('first');
  await startUrl(page).fill('https://ssoins-7223.portal.eu-west-1.app.aws');
  await page.getByText('ssoins-7223, in Europe (Ireland)').waitFor();
  expect(await asked(page, 'startUrl.findRegion')).toEqual([]);
});

test('a region that nothing tells is asked for, found by its place, and never assumed', async () => {
  const page = await shown('first');
  await startUrl(page).fill('https://aws.acme.example');
  await page.keyboard.press('Enter');
  const region = page.getByRole('combobox', { name: 'Region' });
  await region.waitFor();
  expect(await region.inputValue()).toBe('us-east-1');
  expect(await region.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await asked(page, 'session.add')).toEqual([]);
  await region.fill('frank');
  await page.getByRole('option', { name: 'eu-central-1' }).click();
  await button(page, 'Sign in').click();
  await page.getByText('Allow access in your browser').waitFor();
  expect(await asked(page, 'session.add')).toEqual([
    { startUrl: 'https://aws.acme.example/start', region: 'eu-central-1' },
  ]);
});

test('what is no start URL is told in words below it, and goes away as one types on', async () => {
  const page = await shown('first');
  await startUrl(page).fill('somebody@example.com');
  await page.getByText('A start URL looks like').waitFor();
  expect(await startUrl(page).getAttribute('aria-invalid')).toBe('true');
  await button(page, 'Sign in').click();
  expect(await asked(page, 'session.add')).toEqual([]);
  await startUrl(page).press('End');
  await page.keyboard.type('x');
  expect(await page.getByText('A start URL looks like').count()).toBe(0);
});

test('without a start URL, the button says what is missing', async () => {
  const page = await shown('first');
  await button(page, 'Sign in').click();
  await page.getByText('Paste the start URL first.').waitFor();
});

test('whoever has no start URL is told whom to ask, and what it looks like', async () => {
  const page = await shown('first');
  await button(page, 'Where do I find it?').click();
  const help = page.getByRole('dialog', { name: 'Where to find the start URL' });
  expect(await help.textContent()).toContain('Your IT team');
  expect(await help.textContent()).toContain('https://acme.awsapps.com/start');
  await help.getByRole('button', { name: 'Read more at AWS' }).click();
  expect(await asked(page, 'link.open')).toEqual([{ kind: 'aws-sign-in-help' }]);
});

test('the name and the region that were found can be changed first', async () => {
  const page = await shown('first');
  await startUrl(page).fill('https://acme.awsapps.com/start');
  await button(page, 'Change name or region').click();
  await page.getByRole('textbox', { name: 'Session name' }).fill('work');
  await page.getByRole('combobox', { name: 'Region' }).fill('nowhere');
  await page.getByText('A region looks like eu-central-1.').waitFor();
  await page.getByRole('combobox', { name: 'Region' }).fill('eu-west-1');
  await page.keyboard.press('Escape');
  await button(page, 'Sign in').click();
  await page.getByText('Allow access in your browser').waitFor();
  const added = { startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1', name: 'work' };
  expect(await asked(page, 'session.add')).toEqual([added]);
});

test('a session that cannot be written says why, and keeps what was pasted', async () => {
  const failing = {
    'session.add': { kind: 'file', what: '~/.aws/config could not be written.', next: 'Free some space.' },
  };
  const page = await shown('first', { failing });
  await startUrl(page).fill('https://acme.awsapps.com/start');
  await button(page, 'Sign in').click();
  await page.getByRole('alert').filter({ hasText: 'could not be written.Free some space.' }).waitFor();
  expect(await startUrl(page).inputValue()).toBe('https://acme.awsapps.com/start');
  expect(await asked(page, 'session.signIn')).toEqual([]);
});

test('sessions that are known are offered, not typed', async () => {
  const page = await shown('several signed out');
  await page.getByRole('region', { name: 'Other sessions' }).getByRole('button', { name: /^beta/ }).click();
  await page.getByRole('heading', { level: 1, name: 'beta' }).waitFor();
  expect(await asked(page, 'session.choose')).toEqual([{ sessionId: 'beta' }]);
});

test('the only session has company added, by the keyboard alone; then that one is shown', async () => {
  const page = await shown('usual');
  await button(page, 'Sessions').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: /^acme/, checked: true }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await startUrl(page).waitFor();
  await page.keyboard.insertText('https://beta.awsapps.com/start');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'beta' }).waitFor();
  await page.getByText('Allow access in your browser').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Sign in to beta');
});

test('Escape and Cancel leave everything as it was', async () => {
  const page = await shown('usual');
  for (const leave of ['Escape', 'Cancel']) {
    await addSession(page);
    await startUrl(page).fill('https://beta.awsapps.com/start');
    if (leave === 'Escape') await page.keyboard.press('Escape');
    else await button(page, 'Cancel').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  expect(await asked(page, 'session.add')).toEqual([]);
  await addSession(page);
  expect(await startUrl(page).inputValue()).toBe('');
});

test('a start URL that is there already leads to its session, without a second sign-in', async () => {
  const beta = { ...acme, id: 'beta', name: 'beta', startUrl: 'https://beta.awsapps.com/start' };
  const page = await daypass.open(usualView({ sessions: [acme, beta] }));
  await button(page, 'Switch session').click();
  await page.getByRole('menuitem', { name: 'Add a session…' }).click();
  await startUrl(page).fill('https://beta.awsapps.com/start');
  await page.getByText('You have it already: beta').waitFor();
  await button(page, 'Sign in').click();
  await page.getByRole('heading', { level: 1, name: 'beta' }).waitFor();
  expect(await asked(page, 'session.add')).toEqual([]);
  expect(await asked(page, 'session.signIn')).toEqual([]);
});

test('a second person on the same portal gets a session with a name of its own', async () => {
  const page = await shown('usual');
  await addSession(page);
  await startUrl(page).fill('https://d-9067642ac7.awsapps.com/start');
  await button(page, 'Sign in as another person').click();
  const name = page.getByRole('textbox', { name: 'Session name' });
  await name.fill('');
  await page.getByText('Give the session a name of its own.').waitFor();
  await name.fill('ann');
  await button(page, 'Sign in').click();
  await page.getByRole('heading', { level: 1, name: 'ann' }).waitFor();
  const added = {
    startUrl: 'https://d-9067642ac7.awsapps.com/start',
    region: 'eu-central-1',
    name: 'ann',
    another: true,
  };
  expect(await asked(page, 'session.add')).toEqual([added]);
});

test('who is signed in more than once can sign out of all', async () => {
  const page = await shown('several signed in');
  await button(page, 'Switch session').click();
  await page.getByRole('menuitem', { name: 'Sign out of all', description: '2 sessions' }).click();
  await page.waitForFunction(() => window.app.asked.some(({ call }) => call === 'session.signOutAll'));
  const one = await shown('usual');
  await button(one, 'Sessions').click();
  await one.getByRole('menuitem', { name: 'Add a session…' }).waitFor();
  expect(await one.getByRole('menuitem', { name: 'Sign out of all' }).count()).toBe(0);
});
