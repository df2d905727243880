import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccessRef, CallName } from '../../preload/contract.ts';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { settingsOf } from './sample-settings.ts';
import { states, usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const lake: AccessRef = { sessionId: 'acme', accountId: '100000023757', role: 'AWSReadOnlyAccess' };
const production = { sessionId: 'acme', accountId: '100000000000' };

const isAsked = (page: Page, wanted: CallName) =>
  page.waitForFunction((wanted) => window.app.asked.some(({ call }) => call === wanted), wanted);
const menuOf = (page: Page) => page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' });
const choose = async (page: Page, entry: string) => {
  await menuOf(page).click();
  await page.getByRole('menuitem', { name: entry }).click();
};
const hasFocus = (page: Page, name: string) =>
  page.waitForFunction((name) => document.activeElement?.getAttribute('aria-label') === name, name);

test('the format that is chosen copies at once, is named from then on, and is the one of the next copy', async () => {
  const page = await daypass.open(usualView());
  await choose(page, 'Copy credentials as…');
  await page.getByRole('menuitemradio', { name: 'PowerShell' }).click();
  await page.getByText('Copied for Data Lake · AWSReadOnlyAccess as PowerShell.').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const copy = page.getByRole('button', { name: 'Copy credentials: Data Lake, AWSReadOnlyAccess' });
  await copy.hover();
  await page.getByRole('tooltip', { name: 'Copy credentials as PowerShell' }).waitFor();
  await copy.click();
  await page.waitForFunction(() => window.app.asked.filter(({ call }) => call === 'access.copyCredentials').length > 1);
  expect(await asked(page, 'access.copyCredentials')).toEqual([{ ...lake, format: 'powershell' }, lake]);
});

test('the keyboard alone chooses a format, beginning at the one of the last copy, and comes back to where it was', async () => {
  const page = await daypass.open(usualView({ settings: settingsOf({ copyFormat: 'fish' }) }));
  await menuOf(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'fish', checked: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('fish'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('as PowerShell').waitFor();
  await hasFocus(page, 'More: Data Lake, AWSReadOnlyAccess');
});

test('a service is found by what it is about, and its console opens in the region of choice', async () => {
  const page = await daypass.open(usualView({ pinned: [] }));
  await page.getByRole('button', { name: /^Data Lake/ }).click();
  await choose(page, 'Open console at…');
  const service = page.getByRole('combobox', { name: 'Service' });
  await service.fill('bucket');
  await page.getByRole('option', { name: 'S3' }).click();
  const region = page.getByRole('combobox', { name: 'Region' });
  expect(await region.inputValue()).toBe('eu-central-1');
  await region.fill('eu-west-1');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('switch', { name: 'Remember for this pin' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Open console', exact: true }).click();
  await isAsked(page, 'access.openConsole');
  expect(await asked(page, 'access.openConsole')).toEqual([{ ...lake, page: { service: 's3', region: 'eu-west-1' } }]);
  expect(await asked(page, 'access.pinPage')).toEqual([]);
});

test('what is typed takes the place of the service that is there, and Enter takes the one whose name it is', async () => {
  const page = await daypass.open(usualView({ pinned: [] }));
  await page.getByRole('button', { name: /^Data Lake/ }).click();
  await choose(page, 'Open console at…');
  const service = page.getByRole('combobox', { name: 'Service' });
  await page.waitForFunction(() => getSelection()?.toString() === 'Home');
  await page.keyboard.type('s3');
  await page.getByRole('option', { name: 'Athena' }).waitFor();
  expect(await page.getByRole('option').allTextContents()).toEqual([
    'S3Files in buckets',
    'AthenaSQL queries over files in S3',
  ]);
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  expect(await service.inputValue()).toBe('S3');
  await page.keyboard.press('Enter');
  await isAsked(page, 'access.openConsole');
  expect(await asked(page, 'access.openConsole')).toMatchObject([{ page: { service: 's3' } }]);
});

test('a service without regions asks for none, and a region that is none opens nothing', async () => {
  const page = await daypass.open(usualView());
  await choose(page, 'Open console at…');
  const open = page.getByRole('dialog').getByRole('button', { name: 'Open console' });
  await page.getByRole('combobox', { name: 'Region' }).fill('Ireland');
  await page.getByText('A region looks like eu-central-1.').waitFor();
  await page.keyboard.press('Escape');
  expect(await open.isDisabled()).toBe(true);
  await page.getByRole('combobox', { name: 'Service' }).fill('IAM');
  await page.getByRole('option', { name: 'IAM' }).click();
  await page.getByText('Its console is the same in every region.').waitFor();
  expect(await page.getByRole('combobox', { name: 'Region' }).count()).toBe(0);
  await open.click();
  await isAsked(page, 'access.openConsole');
  expect(await asked(page, 'access.openConsole')).toEqual([{ ...lake, page: { service: 'iam' } }]);
});

test('a pin remembers its page, opens there, and forgets it again', async () => {
  const page = await daypass.open(usualView());
  await choose(page, 'Open console at…');
  await page.getByRole('combobox', { name: 'Service' }).fill('s3');
  await page.getByRole('option', { name: 'S3', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open console' }).click();
  const pinned = page.getByRole('region', { name: 'Pinned' });
  await pinned.getByText('S3 · eu-central-1').waitFor();
  await pinned.getByRole('button', { name: 'Open console at S3 · eu-central-1: Data Lake, AWSReadOnlyAccess' }).click();
  await page.waitForFunction(() => window.app.asked.filter(({ call }) => call === 'access.openConsole').length === 2);
  const at = { ...lake, page: { service: 's3', region: 'eu-central-1' } };
  expect(await asked(page, 'access.openConsole')).toEqual([at, at]);
  await choose(page, 'Forget its page');
  await page.getByText('The console of Data Lake, AWSReadOnlyAccess opens at its start page again.').waitFor();
  await pinned.getByText('S3 · eu-central-1').waitFor({ state: 'detached' });
  expect(await asked(page, 'access.pinPage')).toEqual([at, lake]);
});

test('a page of a pin is what the dialog begins with, and need not be remembered', async () => {
  const page = await daypass.open(states['pin with a page'] ?? usualView());
  await choose(page, 'Open console at…');
  await expect.poll(() => page.getByRole('combobox', { name: 'Service' }).inputValue()).toBe('S3');
  expect(await page.getByRole('combobox', { name: 'Region' }).inputValue()).toBe('eu-west-1');
  await page.getByText('Remember for this pin').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Open console' }).click();
  await isAsked(page, 'access.openConsole');
  expect(await asked(page, 'access.pinPage')).toEqual([]);
});

const openProduction = async (page: Page, role: string, action: string) => {
  await page.getByRole('button', { name: /^Production/ }).click();
  await page.getByRole('button', { name: `${action}: Production, ${role}` }).click();
};
const question = (page: Page) => page.getByRole('alertdialog', { name: 'AdministratorAccess is a powerful role' });

test('a powerful role in production is asked about; after "Continue" it goes on without another click', async () => {
  const page = await daypass.open(usualView());
  await openProduction(page, 'AdministratorAccess', 'Copy credentials');
  await question(page).getByText('You are about to copy its credentials in Production.').waitFor();
  expect(await asked(page, 'access.copyCredentials')).toEqual([]);
  await question(page).getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Copied for Production · AdministratorAccess').waitFor();
  await question(page).waitFor({ state: 'detached' });
});

test('the safer role is offered first, and used instead', async () => {
  const page = await daypass.open(usualView());
  await openProduction(page, 'AdministratorAccess', 'Open console');
  await question(page).getByRole('button', { name: 'Use AWSReadOnlyAccess instead' }).click();
  await isAsked(page, 'access.openConsole');
  expect(await asked(page, 'access.openConsole')).toEqual([{ ...production, role: 'AWSReadOnlyAccess' }]);
});

test('who says no, by Escape as well, is told nothing, and can begin anew', async () => {
  const page = await daypass.open(usualView());
  await openProduction(page, 'AdministratorAccess', 'Copy credentials');
  await question(page).waitFor();
  await page.keyboard.press('Escape');
  await question(page).waitFor({ state: 'detached' });
  expect(await page.getByRole('alert').count()).toBe(0);
  await hasFocus(page, 'Copy credentials: Production, AdministratorAccess');
  await page.keyboard.press('Enter');
  await question(page).getByRole('button', { name: 'Cancel' }).click();
  await question(page).waitFor({ state: 'detached' });
  expect(await asked(page, 'question.answer')).toEqual([
    { asked: 1, answer: 'cancel' },
    { asked: 2, answer: 'cancel' },
  ]);
});

test('the answers are forgotten in the settings, where the format of copies is chosen, too', async () => {
  const page = await daypass.open(usualView({ settings: settingsOf({ allowedRoles: 3 }) }));
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('no more about 3 roles that you said yes to.').waitFor();
  await page.getByRole('button', { name: 'Ask again' }).click();
  await page.getByText('Before you use one for the first time, Daypass asks.').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Before you use one'));
  await page.getByText('Command Prompt').click();
  await page.getByText('The older terminal on Windows').waitFor();
  expect(await asked(page, 'settings.change')).toEqual([{ copyFormat: 'cmd' }]);
});
