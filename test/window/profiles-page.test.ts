import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { madeProfiles, manyProfiles, waitingProfiles } from './sample-profiles.ts';
import { acme, usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const open = async (change: Parameters<typeof usualView>[0] = { profiles: madeProfiles }) => {
  const page = await daypass.open(usualView(change));
  await page.getByRole('button', { name: 'Tools' }).click();
  await page.getByRole('menuitem', { name: 'Profiles' }).click();
  await page.getByRole('heading', { level: 1, name: 'Profiles' }).waitFor();
  return page;
};
const row = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });
const openMenu = (page: Page, name: string) => page.getByRole('button', { name: `More: ${name}` }).click();
const choose = async (page: Page, name: string, choice: string) => {
  await openMenu(page, name);
  await page.getByRole('menuitem', { name: choice }).click();
};
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

test('each profile tells what it is for, where it is and how it stands', async () => {
  const page = await open();
  const lines = (await row(page, 'data-lake-s3-uploader').innerText()).split(/\n+/);
  expect(lines).toEqual([
    'data-lake-s3-uploader',
    'Data Lake · S3-Uploader',
    'Ready. Renews at 14:05.',
    'Temporary keys, eu-central-1, in ~/.aws/credentials',
  ]);
  await row(page, 'sandbox-power').getByText('Broken. The script that it calls is missing.').waitFor();
  await row(page, 'staging').getByText('Changed by somebody else. ~/.aws/config, line 31').waitFor();
});

test('where there are several sessions, it is told whose each profile is', async () => {
  const page = await open({ profiles: madeProfiles, sessions: [acme, { ...acme, id: 'beta', name: 'beta' }] });
  await row(page, 'reports').getByText('Finance Reporting · AWSReadOnlyAccess · acme').waitFor();
});

test('its name, and a command that uses it, can be copied', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Copy name: reports' }).click();
  await page.getByRole('status').getByText('Copied reports.').waitFor();
  await choose(page, 'reports', 'Copy command');
  await page.getByRole('status').getByText('Copied a command that uses reports.').waitFor();
  expect(await asked(page, 'profile.copy')).toEqual([
    { id: 'reports', what: 'name' },
    { id: 'reports', what: 'command' },
  ]);
});

test('the dialog that changes one begins with what it is now, and shows both files that change', async () => {
  const page = await open();
  await choose(page, 'reports', 'Change…');
  const dialog = page.getByRole('dialog', { name: 'Change profile' });
  const name = dialog.getByRole('textbox', { name: 'Profile name' });
  expect(await name.inputValue()).toBe('reports');
  await name.fill('reports-s3');
  await dialog.locator('label', { hasText: 'S3 browser' }).click();
  // Only the preview of both choices has the second file.
  await dialog.getByRole('region', { name: 'Change to ~/.aws/credentials' }).getByText('[reports-s3]').waitFor();
  await dialog.getByRole('region', { name: 'Change to ~/.aws/config' }).getByText('[profile reports]').waitFor();
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('dialog', { name: 'Profile changed' }).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await row(page, 'reports-s3').getByText('Temporary keys').waitFor();
  expect(await row(page, 'reports').count()).toBe(0);
  expect(await asked(page, 'profile.export')).toMatchObject([
    { name: 'reports-s3', kind: 'keys', replaces: 'reports' },
  ]);
});

test('one is removed with the exact change in sight, and Undo brings it back', async () => {
  const page = await open();
  await choose(page, 'reports', 'Remove…');
  const dialog = page.getByRole('alertdialog', { name: 'Remove reports?' });
  await dialog.getByText('removed: [profile reports]').waitFor();
  expect(await focusedText(page)).toBe('Cancel');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('status').getByText('Removed reports.').waitFor();
  expect(await row(page, 'reports').count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await row(page, 'reports').waitFor();
});

test('a removal that is not possible says why and removes nothing', async () => {
  const page = await open();
  await page.evaluate(() => {
    window.app.failing['profile.previewRemoval'] = { kind: 'file', what: '~/.aws/config cannot be read.' };
  });
  await choose(page, 'reports', 'Remove…');
  await page.getByRole('alert').getByText('~/.aws/config cannot be read.').waitFor();
  expect(await page.getByRole('button', { name: 'Remove' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await row(page, 'reports').waitFor();
  expect(await asked(page, 'profile.remove')).toEqual([]);
});

test('a removal that fails keeps the question, with the reason', async () => {
  const page = await open();
  await page.evaluate(() => {
    window.app.failing['profile.remove'] = { kind: 'file', what: 'The disk is full.' };
  });
  await choose(page, 'reports', 'Remove…');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('alert').getByText('The disk is full.').waitFor();
});

test('an Undo that is refused says why at the foot of the window', async () => {
  const page = await open();
  await page.evaluate(() => {
    window.app.failing['profile.undo'] = { kind: 'conflict', what: 'Somebody has changed ~/.aws/config since.' };
  });
  await choose(page, 'reports', 'Remove…');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('alert').getByText('Somebody has changed ~/.aws/config since.').waitFor();
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
});

test('only one that can be repaired offers it', async () => {
  const page = await open();
  expect(await page.getByRole('button', { name: /^Repair/ }).count()).toBe(1);
  await page.getByRole('button', { name: 'Repair sandbox-power' }).click();
  await page.getByRole('status').getByText('Repaired sandbox-power.').waitFor();
  await row(page, 'sandbox-power').getByText('Ready.').waitFor();
});

test('one that somebody else changed is theirs: it can only be taken off the list', async () => {
  const page = await open();
  await openMenu(page, 'staging');
  expect(await page.getByRole('menuitem').allInnerTexts()).toEqual([
    'Copy command\naws … --profile staging',
    'Take off the list\nLeaves the files as they are',
  ]);
  await page.getByRole('menuitem', { name: 'Take off the list' }).click();
  await page.getByRole('status').getByText('staging is off the list; its file is as it was.').waitFor();
  expect(await row(page, 'staging').count()).toBe(0);
  expect(await asked(page, 'profile.remove')).toEqual([]);
});

test('one whose session is gone says what is missing before it can be changed', async () => {
  const page = await open();
  await choose(page, madeProfiles.at(-1)?.name ?? '', 'Change…');
  await page.getByRole('alert').getByText('Its session is gone. Add it again first.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('one that waits for its person leads to the sign-in', async () => {
  const page = await open({ profiles: waitingProfiles, sessions: [{ ...acme, state: 'ended', timeText: 'Ended' }] });
  await page.getByRole('button', { name: 'Sign in to acme, for reports' }).click();
  await page.getByRole('heading', { level: 1, name: 'acme' }).waitFor();
  expect(await asked(page, 'session.signIn')).toEqual([{ sessionId: 'acme', way: 'browser' }]);
});

test('without any, the page says how to come to one', async () => {
  const page = await open({ profiles: [] });
  await page.getByText('press More beside a role, and choose Export profile…').waitFor();
  await page.getByRole('button', { name: 'Go to the accounts' }).click();
  await page.getByRole('searchbox').waitFor();
});

test('with the keyboard alone one is removed, and one goes on from the title of the page', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'More: reports' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').getByText('[profile reports]').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Removed reports.').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Profiles');
});

test('with the keyboard alone a question that is left gives the focus back', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'More: reports' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'More: reports');
  await page.getByRole('heading', { level: 1, name: 'Profiles' }).waitFor();
});

test('of many, one is found by its name, its account, its role or how it stands', async () => {
  const page = await open({ profiles: manyProfiles });
  const filter = page.getByRole('searchbox', { name: 'Find a profile' });
  const shown = () => page.getByRole('heading', { level: 2 }).allTextContents();
  for (const [typed, names] of [
    ['TEAM-REPORTS-3', ['team-reports-3']],
    ['lake uploader ready', ['data-lake-s3-uploader']],
    ['sandbox broken', ['sandbox-power']],
    ['1000 0000 7919', ['staging']],
  ] as const) {
    await filter.fill(typed);
    await page.getByRole('status').getByText('1 of 13').waitFor();
    expect(await shown()).toEqual(names);
  }
  await filter.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Copy name: staging');
  await filter.fill('nowhere');
  await page.getByRole('status').getByText('No profile matches “nowhere”.').waitFor();
});
