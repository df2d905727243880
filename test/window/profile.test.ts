import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { settingsOf } from './sample-settings.ts';
import { acme, usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).click();
  await page.getByRole('menuitem', { name: /Export profile/ }).click();
  await page.getByText('[profile data-lake-read-only-access]').waitFor();
};
const name = (page: Page) => page.getByRole('textbox', { name: 'Profile name' });
const exportButton = (page: Page) => page.getByRole('button', { name: 'Export', exact: true });
/** The kit hides the input itself: a person clicks what names it. */
const choose = (page: Page, text: string | RegExp) => page.locator('label', { hasText: text }).click();
const chosenKind = (page: Page) =>
  page.getByRole('radiogroup', { name: 'Kind' }).locator('label[data-selected]').locator('.kind-name').textContent();

test('a name that is taken is told with what has it, in sight, and one that is free is a click away', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  await name(page).fill('taken');
  const note = page.getByRole('alert').filter({ hasText: 'The profile "taken" is there for another access.' });
  await note.getByText('~/.aws/config, line 12').waitFor();
  const { y = 0, height = 0 } = (await note.boundingBox()) ?? {};
  expect(y + height).toBeLessThan(720);
  expect(await exportButton(page).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Use taken-3' }).click();
  await page.getByText('[profile taken-3]').waitFor();
  expect(await name(page).inputValue()).toBe('taken-3');
});

test('a conflict that no other name would end is told without such an offer', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  await page.evaluate(() => {
    window.app.failing['profile.preview'] = {
      kind: 'conflict',
      what: 'The AWS CLI would not find the sign-in of the session "acme".',
      next: 'Export the profile with keys instead.',
    };
  });
  await name(page).fill('other');
  await page.getByRole('alert').filter({ hasText: 'Export the profile with keys instead.' }).waitFor();
  await page.waitForFunction(() => window.app.asked.filter(({ call }) => call === 'profile.preview').length >= 7);
  expect(await page.getByRole('button', { name: /^Use/ }).count()).toBe(0);
});

test('the name follows the template and the region until somebody types another', async () => {
  const page = await daypass.open(usualView({ settings: settingsOf({ profileName: '{account}_{region}' }) }));
  await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).click();
  await page.getByRole('menuitem', { name: /Export profile/ }).click();
  await page.getByText('[profile data-lake_eu-central-1]').waitFor();
  const region = page.getByRole('combobox', { name: 'Region' });
  await region.fill('eu-west-1');
  await page.getByText('[profile data-lake_eu-west-1]').waitFor();
  // While a field's list is open, the kit hides all but the two; leaving the field closes it.
  await page.keyboard.press('Tab');
  await name(page).fill('mine');
  await region.fill('eu-north-1');
  await page.getByText('region = eu-north-1').waitFor();
  await page.keyboard.press('Tab');
  expect(await name(page).inputValue()).toBe('mine');
});

test('a name that no tool would read is told while one types, and nothing is asked of the files', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  await name(page).fill('my profile');
  await page.getByText('Spaces trip up many tools.').waitFor();
  expect(await exportButton(page).isDisabled()).toBe(true);
  await name(page).fill('');
  await page.getByText('Give the profile a name.').waitFor();
  expect(await page.locator('.change').count()).toBe(0);
});

test('the tool decides which kind is recommended and chosen, and one may choose otherwise', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  for (const [tool, kind] of [
    ['S3 browser', 'Temporary keys recommended'],
    ['SQL or BI tool', 'Ask Daypass recommended'],
    ['AWS CLI, SDK or Terraform', 'Through your session recommended'],
  ] as const) {
    await choose(page, tool);
    expect(await chosenKind(page)).toBe(kind);
  }
  await choose(page, 'I don’t know');
  await page.getByText('change it later under Tools, Profiles').waitFor();
  await choose(page, 'Temporary keys');
  expect(await chosenKind(page)).toBe('Temporary keys ');
  await page.getByText('aws_secret_access_key = [secret]').waitFor();
});

test('what was exported can be undone from where it is told, and the dialog goes', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  await exportButton(page).click();
  await page.getByRole('dialog', { name: 'Profile ready' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone: ~/.aws/config is as before.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await asked(page, 'profile.undo')).toEqual([{ changeId: 'change-1' }]);
});

test('the name of what was exported is a click away', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  await exportButton(page).click();
  await page.getByRole('button', { name: 'Copy name' }).click();
  await page.getByRole('button', { name: 'Name copied' }).waitFor();
  expect(await asked(page, 'profile.copy')).toEqual([{ id: 'made-1', what: 'name' }]);
});

test('for a while it can be undone from the foot of the window, too', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  await exportButton(page).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('status').getByText('Profile data-lake-read-only-access is ready.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone: ~/.aws/config is as before.').waitFor();
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
});

test('only the last change is offered to be undone', async () => {
  const page = await daypass.open(usualView());
  for (const profile of ['first', 'second']) {
    await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).click();
    await page.getByRole('menuitem', { name: /Export profile/ }).click();
    await name(page).fill(profile);
    await page.getByText(`[profile ${profile}]`).waitFor();
    await exportButton(page).click();
    await page.getByRole('dialog', { name: 'Profile ready' }).waitFor();
    expect(await page.locator('button', { hasText: 'Undo' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Done' }).click();
  }
});

test('an Undo that is refused says why, and is offered no more', async () => {
  const page = await daypass.open(usualView());
  await page.evaluate(() => {
    window.app.failing['profile.undo'] = { kind: 'conflict', what: 'Somebody has changed ~/.aws/config since.' };
  });
  await openDialog(page);
  await exportButton(page).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('alert').getByText('Somebody has changed ~/.aws/config since.').waitFor();
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
});

test('a file that was in the way is looked at again when one comes back to the window, or at a press', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  const broken = { kind: 'file', what: 'The AWS CLI cannot read ~/.aws/config, so nothing was changed.' };
  const note = page.getByRole('alert').filter({ hasText: broken.what });
  const turn = async (problem: typeof broken | undefined, look: () => Promise<void>) => {
    await page.evaluate((now) => {
      if (now === undefined) delete window.app.failing['profile.preview'];
      else window.app.failing['profile.preview'] = now;
    }, problem);
    await look();
    await note.waitFor({ state: problem === undefined ? 'detached' : 'visible' });
    expect(await exportButton(page).isDisabled()).toBe(problem !== undefined);
  };
  const comeBack = () => page.evaluate(() => void window.dispatchEvent(new Event('focus')));
  await turn(broken, comeBack);
  await turn(undefined, comeBack);
  await turn(broken, comeBack);
  await turn(undefined, () => note.getByRole('button', { name: 'Try again' }).click());
});

test('an export that fails says why and keeps what was typed', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  await page.evaluate(() => {
    window.app.failing['profile.export'] = {
      kind: 'file',
      what: '~/.aws/config could not be written.',
      next: 'Free some space.',
    };
  });
  await name(page).fill('reports');
  await page.getByText('[profile reports]').waitFor();
  await exportButton(page).click();
  await page.getByRole('alert').filter({ hasText: 'could not be written.Free some space.' }).waitFor();
  expect(await name(page).inputValue()).toBe('reports');
});

test('when its session goes away the dialog closes, and does not come back with it', async () => {
  const page = await daypass.open(usualView());
  await openDialog(page);
  const beta = { ...acme, id: 'beta', name: 'beta' };
  await page.evaluate((change) => window.app.push(change), { sessions: [beta], chosen: 'beta', pinned: [] });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.evaluate((change) => window.app.push(change), { sessions: [acme, beta], chosen: 'acme' });
  await page.getByRole('heading', { level: 1, name: 'acme' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('with the keyboard alone, a dialog that is left gives the focus back to the menu that led to it', async () => {
  const page = await daypass.open(usualView());
  await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('export');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Export profile' }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(
    () => document.activeElement?.getAttribute('aria-label') === 'More: Data Lake, AWSReadOnlyAccess',
  );
});
