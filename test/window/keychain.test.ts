import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionView } from '../../preload/contract.ts';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { inKeychain, inMemory, locked, noKeychain, plainBeside, refused, unread } from './sample-keychain.ts';
import { acme, usualView } from './sample-view.ts';
import { openMove } from './scenes/keychain-scenes.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const open = (session: SessionView = acme) => daypass.open(usualView({ sessions: [session] }));
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

test('a token is moved with the profiles that depend on it, and both come back, with the keyboard alone', async () => {
  const page = await open();
  await button(page, 'In a file').focus();
  await page.keyboard.press('Enter');
  await button(page, 'Move to keychain…').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Move to keychain' }).getByText('where it is called Daypass/acme').waitFor();
  expect(
    await page.getByRole('list', { name: 'Profiles', exact: true }).getByRole('listitem').allTextContents(),
  ).toEqual(['data-lake', 'reports']);
  await button(page, 'Move').focus();
  await page.keyboard.press('Enter');
  const done = page.getByRole('dialog', { name: 'Moved to keychain' });
  await done.getByText('The token of acme is in the keychain, and 2 profiles were changed.').waitFor();
  expect(await focused(page)).toBe('Done');
  expect(await asked(page, 'keychain.move')).toEqual([{ sessionId: 'acme', to: 'keychain', profiles: true }]);

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Undone: all is as before.').waitFor();
  expect(await asked(page, 'keychain.undo')).toEqual([{ sessionId: 'acme', to: 'keychain', changeId: 'c1' }]);
  await expect.poll(() => focused(page)).toBe('In a file');
});

test('the exact change is there to be read before it is made', async () => {
  const page = await open();
  await openMove(page);
  const line = page.getByText('credential_process = ');
  expect(await line.isVisible()).toBe(false);
  await page.getByText('The exact change').click();
  await line.waitFor();
});

test('whoever leaves the profiles as they are is told that they stop working', async () => {
  const page = await open();
  await openMove(page);
  await page.getByRole('switch', { name: /Also change these 2 profiles/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('status').getByText('They stop working in the AWS CLI').waitFor();
  await button(page, 'Move').click();
  await page.getByText('The token of acme is in the keychain.').waitFor();
  expect(await asked(page, 'keychain.move')).toEqual([{ sessionId: 'acme', to: 'keychain', profiles: false }]);
});

test('one profile is spoken of as one', async () => {
  const page = await open();
  await page.evaluate(() => {
    window.keychain.preview.profiles = ['reports'];
  });
  await openMove(page);
  await page.getByRole('status').getByText('From then on, it asks Daypass').waitFor();
  await page.getByText('Also change this profile').click();
  await page.getByRole('status').getByText('It stops working in the AWS CLI').waitFor();
});

test('on the way back, profiles that stay as they are go on working', async () => {
  const page = await open(inKeychain);
  await openMove(page);
  await page.getByText('Also turn these 2 profiles back').click();
  await page.getByText('They go on asking Daypass').waitFor();
  await button(page, 'Move').click();
  await page.getByRole('dialog', { name: 'Moved to a file' }).waitFor();
  expect(await asked(page, 'keychain.move')).toEqual([{ sessionId: 'acme', to: 'file', profiles: false }]);
});

test('a move that fails says why in the dialog, and is tried again from there', async () => {
  const page = await open();
  await openMove(page);
  await page.evaluate((problem) => Object.assign(window.app.failing, { 'keychain.move': problem }), locked);
  await button(page, 'Move').click();
  await page.getByRole('dialog').getByRole('alert').getByText('The keyring is locked.').waitFor();
  await page.evaluate(() => delete window.app.failing['keychain.move']);
  await button(page, 'Try again').click();
  await page.getByRole('dialog', { name: 'Moved to keychain' }).waitFor();
});

test('whoever leaves while the keychain takes its time is told later, and can still undo', async () => {
  const page = await open();
  await page.evaluate(() => {
    window.keychain.waits = new Promise((go) => Object.assign(window, { go }));
  });
  await openMove(page);
  await button(page, 'Move').click();
  await page.getByText('This computer may ask you for the password of the keyring.').waitFor();
  await button(page, 'Close').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.evaluate(() => (window as unknown as { go(): void }).go());
  await page.getByRole('contentinfo').getByText('The token of acme is in the keychain').waitFor();
  await button(page, 'Undo').click();
  await page.getByText('Undone: all is as before.').waitFor();
});

test('an undo that is refused for good is not offered again, and one that may work is', async () => {
  const page = await open();
  await openMove(page);
  await button(page, 'Move').click();
  await page.evaluate((problem) => Object.assign(window.app.failing, { 'keychain.undo': problem }), locked);
  await button(page, 'Undo').click();
  await page.getByRole('alert').getByText('The keyring is locked.').waitFor();
  const conflict = { kind: 'conflict', what: '~/.aws/config has been changed since.' };
  await page.evaluate((problem) => Object.assign(window.app.failing, { 'keychain.undo': problem }), conflict);
  await button(page, 'Undo').click();
  await page.getByRole('alert').getByText('has been changed since').waitFor();
  expect(await button(page, 'Undo').count()).toBe(0);
  await button(page, 'Done').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await button(page, 'Undo').count()).toBe(0);
});

test('what a move leaves in files is said, in the dialog and after it; an undo says that somebody has signed out since', async () => {
  const page = await open();
  await page.evaluate(() => {
    window.keychain.warnings = ['Credentials for roles of "acme" are still in files.'];
    window.keychain.signedOut = true;
  });
  await openMove(page);
  await button(page, 'Move').click();
  await page.getByRole('dialog', { name: 'Moved to keychain' }).getByText('are still in files').waitFor();
  await button(page, 'Done').click();
  await page.getByRole('contentinfo').getByText('are still in files').waitFor();
  await button(page, 'Undo').click();
  await page.getByText('Undone, but this session has been signed out since. Sign in again').waitFor();
});

test('without a keychain nothing is moved, until one is there', async () => {
  const page = await open();
  await page.evaluate((look) => Object.assign(window.keychain, { look }), noKeychain);
  await openMove(page);
  await page.getByRole('alert').getByText('There is no keyring on this computer.').waitFor();
  expect(await button(page, 'Move').isDisabled()).toBe(true);
  await page.evaluate(() => {
    const looks = new Promise((go) => Object.assign(window, { go }));
    Object.assign(window.keychain, { look: { state: 'ready', name: 'the keyring' }, looks });
  });
  await button(page, 'Look again').click();
  await button(page, 'Looking…').waitFor();
  await page.evaluate(() => (window as unknown as { go(): void }).go());
  await button(page, 'Move').click();
  await page.getByRole('dialog', { name: 'Moved to keychain' }).waitFor();
});

test('a token that can not be read now says why, and is read again when asked, once at a time', async () => {
  const none = { phase: 'idle', rolesKnown: 0 } as const;
  const page = await daypass.open(usualView({ sessions: [unread], accounts: [], listing: none }));
  await page.getByRole('alert').getByText('The keyring is locked.').waitFor();
  await page.getByText('Your accounts are listed once the token can be read.').waitFor();
  await page.evaluate((problem) => Object.assign(window.app.failing, { 'keychain.tryAgain': problem }), locked);
  await button(page, 'Try again').click();
  await page.getByRole('status').getByText('Tried again. The keyring is locked.').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    delete window.app.failing['keychain.tryAgain'];
    window.app.asked.length = 0;
    window.keychain.waits = new Promise((go) => Object.assign(window, { go }));
  });
  await button(page, 'Try again').click();
  await button(page, 'Trying…').click();
  await page.evaluate(() => (window as unknown as { go(): void }).go());
  await page.getByText('The keyring is locked.').first().waitFor({ state: 'detached' });
  expect(await page.getByText('Your accounts are listed').count()).toBe(0);
  expect(await asked(page, 'keychain.tryAgain')).toEqual([{ sessionId: 'acme' }]);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('a plain file beside the keychain is moved with one press', async () => {
  const page = await open(plainBeside);
  await page.getByRole('note').getByText('A newer token, from another program').waitFor();
  await button(page, 'Move to keychain').click();
  await page.getByText('The token of acme is in the keychain.').waitFor();
  expect(await page.getByRole('note').count()).toBe(0);
  expect(await asked(page, 'keychain.move')).toEqual([{ sessionId: 'acme', to: 'keychain', profiles: false }]);
});

test('where the keychain does not take a token, it may stay in memory, or go into a file, and never by itself', async () => {
  const page = await open(refused());
  await page.evaluate((look) => {
    window.keychain.look = look;
  }, noKeychain);
  expect(await asked(page, 'session.signIn')).toEqual([]);
  await button(page, 'Keep it in a file…').click();
  await page.getByText('The next sign-in to acme goes into a file in the format').waitFor();
  await expect.poll(() => asked(page, 'keychain.look')).toHaveLength(1);
  expect(await button(page, 'Move').isEnabled()).toBe(true);
  await button(page, 'Cancel').click();
  await button(page, 'Sign in, and keep it in memory until Daypass quits').click();
  await expect
    .poll(() => asked(page, 'session.signIn'))
    .toEqual([{ sessionId: 'acme', way: 'browser', keep: 'memory' }]);
});

test('a token that is in memory alone can be kept in either place', async () => {
  const page = await open(inMemory);
  for (const [offer, lead, to] of [
    ['Move to keychain…', 'The token goes into the keyring', 'keychain'],
    ['Keep in a file…', 'The token goes into a file', 'file'],
  ] as const) {
    await button(page, 'In memory').click();
    await button(page, offer).click();
    await page.getByText(lead).getByText('and outlives Daypass there').waitFor();
    await button(page, 'Cancel').click();
    expect((await asked(page, 'keychain.preview')).at(-1)).toEqual({ sessionId: 'acme', to });
  }
  // Into memory it does not go back.
  await button(page, 'In memory').click();
  await button(page, 'Move to keychain…').click();
  await button(page, 'Move').click();
  await page.getByRole('dialog', { name: 'Moved to keychain' }).waitFor();
  expect(await button(page, 'Undo').count()).toBe(0);
});

test('the settings show where each token is, and where the next ones go', async () => {
  const page = await daypass.open(usualView({ sessions: [acme, { ...inKeychain, id: 'beta', name: 'beta' }] }));
  await button(page, 'Settings').click();
  await page.getByText('The keyring can be used.').waitFor();
  const places = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  expect(await places.allTextContents()).toEqual([
    'acmeIn a file that any program of yours can read, for 3 hMove to keychain…',
    'betaIn the keychainMove back to a file…',
  ]);
  await page.getByRole('radio', { name: 'In the keychain' }).check({ force: true });
  await page.getByText('stop working, until you have them ask Daypass').waitFor();
  await page.getByRole('radio', { name: 'Leave it, and say so' }).check({ force: true });
  await expect
    .poll(() => asked(page, 'settings.change'))
    .toEqual([{ storeTokensIn: 'keychain' }, { newPlaintext: 'leave' }]);
  await button(page, 'beta: Move back to a file…').click();
  await button(page, 'Cancel').click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('beta: Move back to a file…');
});
