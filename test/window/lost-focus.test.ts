import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../preload/contract.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { madeProfiles } from './sample-profiles.ts';
import { usualView } from './sample-view.ts';
import { openProfiles } from './scenes/profile-scenes.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const push = (page: Page, change: Partial<View>) => page.evaluate((news) => window.app.push(news), change);
/** With the keyboard alone. */
const press = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
};
const choose = async (page: Page, menu: string, choice: string) => {
  await press(page, menu);
  await page.getByRole('menuitem', { name: choice }).focus();
  await page.keyboard.press('Enter');
};
const isOn = (page: Page, name: string) =>
  page.waitForFunction((wanted) => {
    const { activeElement: one } = document;
    return one?.getAttribute('aria-label') === wanted || one?.id === wanted || one?.textContent === wanted;
  }, name);
const failUndo = (page: Page) =>
  page.evaluate(() => {
    window.app.failing['profile.undo'] = { kind: 'conflict', what: 'Somebody has changed ~/.aws/config since.' };
  });
const profiles = async () => {
  const page = await daypass.open(usualView({ profiles: madeProfiles }));
  await openProfiles(page);
  return page;
};

test('what is told at the foot of the window is dismissed, and one goes on from the page', async () => {
  const page = await daypass.open(usualView());
  await page.evaluate(() => {
    window.app.failing['session.reload'] = { kind: 'unreachable', what: 'AWS can’t be reached.' };
  });
  await press(page, 'Reload accounts');
  await page.getByText('AWS can’t be reached.').waitFor();
  await press(page, 'Dismiss');
  await isOn(page, 'search');
  await page.keyboard.press('Control+,');
  await isOn(page, 'Settings');
  await choose(page, 'Tools', 'Profiles');
  await isOn(page, 'Profiles');
});

test('an Undo at the foot of the window, granted or refused, leads back to the title of the page', async () => {
  const page = await profiles();
  for (const done of ['Undone: ~/.aws/config is as before.', 'Somebody has changed ~/.aws/config since.']) {
    await choose(page, 'More: staging', 'Take off the list');
    await press(page, 'Undo');
    await page.getByText(done).waitFor();
    await isOn(page, 'Profiles');
    await failUndo(page);
  }
});

test('who repairs a profile stays in its row', async () => {
  const page = await profiles();
  await press(page, 'Repair sandbox-power');
  await page.getByText('Repaired sandbox-power.').waitFor();
  await isOn(page, 'Copy name: sandbox-power');
});

const rename = async (page: Page) => {
  await choose(page, 'More: reports', 'Change…');
  const name = page.getByRole('textbox', { name: 'Profile name' });
  await name.fill('zz-reports');
  await page.getByText('[profile zz-reports]').waitFor();
  await name.press('Enter');
  await page.getByRole('dialog', { name: 'Profile changed' }).waitFor();
};

test('after a profile has another name, and another place, one goes on from its row', async () => {
  const page = await profiles();
  await rename(page);
  await press(page, 'Done');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await isOn(page, 'More: zz-reports');
});

test('an Undo in the dialog leads back to the row, and one that is refused stays in the dialog', async () => {
  const page = await profiles();
  await rename(page);
  await press(page, 'Undo');
  await isOn(page, 'More: reports');
  await rename(page);
  await failUndo(page);
  await press(page, 'Undo');
  await page.getByText('Somebody has changed ~/.aws/config since.').waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null);
});

test('a question that is left while another page came below it leads to that page', async () => {
  const page = await daypass.open(usualView());
  await page.getByRole('button', { name: 'Reload accounts' }).focus();
  const question: View['question'] = {
    asked: 1,
    use: 'copy',
    accesses: [{ accountName: 'Production', role: 'AdministratorAccess' }],
  };
  await push(page, { question });
  await page.getByRole('alertdialog').waitFor();
  await push(page, { visit: { asked: 1, to: 'settings' } });
  await page.getByRole('heading', { level: 1, name: 'Settings', includeHidden: true }).waitFor();
  await page.evaluate(() => window.app.drop('question'));
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement !== document.body);
  expect(await page.evaluate(() => document.activeElement?.checkVisibility())).toBe(true);
});

for (const choice of ['Open console at…', 'Copy credentials as…', 'Export profile…']) {
  test(`"${choice}" gives the focus back to the menu that led to it`, async () => {
    const page = await daypass.open(usualView());
    await choose(page, 'More: Data Lake, AWSReadOnlyAccess', choice);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await isOn(page, 'More: Data Lake, AWSReadOnlyAccess');
  });
}

test('who clicked beside everything has the focus nowhere, and it stays there', async () => {
  const page = await daypass.open(usualView({ notice: { tone: 'done', text: 'You are signed in.' } }));
  await page.getByRole('searchbox').focus();
  await page.getByRole('heading', { level: 2, name: 'Pinned' }).click();
  await push(page, { notice: { tone: 'done', text: 'Something else.' } });
  await page.getByText('Something else.').waitFor();
  for (let frames = 0; frames < 4; frames += 1) await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});
