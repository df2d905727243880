import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionView } from '../../preload/contract.ts';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { heldUp, inKeychain, inMemory, unsure, withLostProfiles } from './sample-keychain.ts';
import { usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const open = (session: SessionView) => daypass.open(usualView({ sessions: [session] }));
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('profiles that look in a file for a token in the keychain are changed where they are told of, and nothing moves', async () => {
  const page = await open(withLostProfiles);
  await page.getByRole('note').getByText('2 profiles look for its token in a file').waitFor();
  await button(page, 'Change them…').click();
  const dialog = page.getByRole('dialog', { name: 'Change profiles' });
  await dialog.getByText('is in the keyring already, so nothing moves. Only these profiles change.').waitFor();
  expect(await dialog.getByRole('switch').count()).toBe(0);
  expect(await dialog.getByText('What can’t be helped').count()).toBe(0);
  await button(page, 'Change').click();
  await page.getByRole('dialog', { name: 'Profiles changed' }).getByText('now ask Daypass for credentials').waitFor();
  expect(await asked(page, 'keychain.move')).toEqual([{ sessionId: 'acme', to: 'keychain', profiles: true }]);
  await button(page, 'Undo').click();
  await page.getByText('Undone').waitFor();
  expect(await asked(page, 'profile.undo')).toEqual([{ changeId: 'c1' }]);
  expect(await asked(page, 'keychain.undo')).toEqual([]);
});

test('where none of them can be changed, it is said why, and nothing is offered', async () => {
  const page = await open({ ...withLostProfiles, lostProfiles: { count: 1, text: '1 profile looks for its token.' } });
  await page.evaluate(() => {
    const left = [{ profile: 'etl', why: 'It has a comment in it.' }];
    Object.assign(window.keychain.preview, { profiles: [], changes: [], left });
  });
  await button(page, 'Change it…').click();
  await page.getByRole('dialog').getByText('Daypass can’t change the profiles').waitFor();
  await page.getByText('It has a comment in it.').waitFor();
  expect(await button(page, 'Change').isDisabled()).toBe(true);
});

const chosenKind = (page: Page) =>
  page.getByRole('radiogroup', { name: 'Kind' }).locator('label[data-selected]').locator('.kind-name').textContent();

test.each([
  ['in the keychain', inKeychain],
  ['in memory', inMemory],
])(
  'a profile for a session whose token is %s begins with the kind that works, and the usual one says why it does not',
  async (place, session) => {
    const page = await open(session);
    await button(page, 'More: Data Lake, AWSReadOnlyAccess').click();
    await page.getByRole('menuitem', { name: /Export profile/ }).click();
    expect(await chosenKind(page)).toBe('Ask Daypass recommended');
    const through = page.locator('label', { hasText: 'Through your session' });
    await through.getByText(`the token of this session is ${place}, where no tool finds it`).waitFor();
    await page.locator('label', { hasText: 'AWS CLI, SDK or Terraform' }).click();
    expect(await chosenKind(page)).toBe('Ask Daypass recommended');
    await page.locator('label', { hasText: 'S3 browser' }).click();
    expect(await chosenKind(page)).toBe('Temporary keys recommended');
  },
);

test('a renewal that waits for the keychain is tried again there, and nobody is pressed to sign in', async () => {
  const page = await open(heldUp);
  await page.getByText('Daypass goes on by itself once that is put right.').waitFor();
  expect(await page.getByText('to go on without a break').count()).toBe(0);
  expect(await button(page, 'Sign in').getAttribute('class')).not.toContain('loud');
  await button(page, 'Try again').click();
  await expect.poll(() => asked(page, 'keychain.tryAgain')).toEqual([{ sessionId: 'acme' }]);
});

test('where it is not known whether one is signed in, nobody is pressed to sign in', async () => {
  const page = await open(unsure());
  await page.getByText('Not known whether you are signed in', { exact: true }).waitFor();
  await page.getByText('You may still be signed in').waitFor();
  expect(await button(page, 'Sign in').getAttribute('class')).not.toContain('loud');
});
