import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionView } from '../../preload/contract.ts';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { accountsOf, acme, states, usualView, withCode } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const shown = (state: string, look = {}) => daypass.open(states[state] ?? usualView(), look);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const push = (page: Page, change: Partial<SessionView>) =>
  page.evaluate(([session, accounts]) => window.app.push({ sessions: [session], accounts }), [
    { ...acme, ...change },
    accountsOf(3),
  ] as const);
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

test('one click asks the browser to sign in; when it has, that is said and one can search at once', async () => {
  const page = await shown('signed out');
  await button(page, 'Sign in').click();
  await page.getByText('Allow access in your browser').waitFor();
  await page.getByText('5 min left').waitFor();
  await page
    .getByRole('status')
    .filter({ hasText: 'To sign in to acme, go to your browser and allow access.' })
    .waitFor();
  expect(await asked(page, 'session.signIn')).toEqual([{ sessionId: 'acme', way: 'browser' }]);
  expect(await focused(page)).toBe('Sign in to acme');
  await push(page, {});
  await page.getByRole('status').filter({ hasText: 'You are signed in to acme.' }).waitFor();
  await page.getByRole('button', { name: /^Development/ }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
});

test('a session that is signed in again beside its accounts gives the search back, too', async () => {
  const page = await shown('ended');
  await button(page, 'Sign in').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Allow access in your browser').waitFor();
  expect(await focused(page)).toBe('Sign in to acme');
  await push(page, {});
  await page.getByText('You are signed in to acme.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
});

test('who types meanwhile is not taken away from it', async () => {
  const page = await shown('waiting beside accounts');
  await page.getByRole('button', { name: /^Production/ }).focus();
  await push(page, {});
  await page.getByText('You are signed in to acme.').waitFor();
  expect(await focused(page)).toContain('Production');
});

test('what was done before a sign-in is not told beside it', async () => {
  const page = await shown('signed out');
  await page.evaluate(() => window.app.push({ notice: { tone: 'done', text: 'Signed out of acme.' } }));
  await page.getByText('Signed out of acme.').waitFor();
  await button(page, 'Sign in').click();
  await page.getByText('Allow access in your browser').waitFor();
  expect(await asked(page, 'notice.dismiss')).toEqual([]);
  await push(page, {});
  await page.getByText('You are signed in to acme.').waitFor();
  await expect.poll(() => asked(page, 'notice.dismiss')).toHaveLength(1);
});

test('a cancelled sign-in is not told as one that worked', async () => {
  const page = await shown('waiting beside accounts');
  await button(page, 'Cancel').click();
  await button(page, 'Sign in').waitFor();
  expect(await asked(page, 'session.cancelSignIn')).toEqual([{ sessionId: 'acme' }]);
  expect(await page.getByText('You are signed in').count()).toBe(0);
});

test('while the browser has the word, its page is opened again and its link copied', async () => {
  const page = await shown('waiting for browser');
  await button(page, 'Open the page again').click();
  await button(page, 'Copy link').click();
  await button(page, 'Link copied').waitFor();
  expect(await asked(page, 'session.openSignInPage')).toEqual([{ sessionId: 'acme' }]);
  expect(await asked(page, 'session.copySignInLink')).toEqual([{ sessionId: 'acme' }]);
  expect(await page.locator('.code-line').count()).toBe(0);
});

test('where no browser could be opened, the link is shown to be copied, and a second failure is told', async () => {
  const page = await shown('no browser');
  await page.getByText('No browser could be opened').first().waitFor();
  await page.getByText(/^https:\/\/oidc\.eu-central-1\.amazonaws\.com\/authorize/).waitFor();
  await button(page, 'Try to open it').click();
  await page.getByRole('alert').filter({ hasText: 'No browser could be opened.Copy the link' }).waitFor();
});

test('the code is large, in its groups, spelled for those who hear it, and copied', async () => {
  const page = await shown('signed out');
  await button(page, 'Use a code instead').click();
  await page.getByText('Compare with the code in your browser').waitFor();
  expect(await asked(page, 'session.signIn')).toEqual([{ sessionId: 'acme', way: 'device' }]);
  const code = page.locator('.user-code-groups');
  expect(await code.locator('[aria-hidden]').allTextContents()).toEqual(['BCDF', 'GHJK']);
  expect(await code.evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize))).toBeGreaterThanOrEqual(24);
  expect(await page.getByRole('status').filter({ hasText: 'compare the code B C D F, G H J K' }).count()).toBe(1);
  await button(page, 'Copy code').click();
  await button(page, 'Code copied').waitFor();
  expect(await asked(page, 'session.copySignInCode')).toEqual([{ sessionId: 'acme' }]);
});

test('another code than the first is not taken for copied', async () => {
  const page = await shown('waiting for code');
  await button(page, 'Copy code').click();
  await button(page, 'Code copied').waitFor();
  await push(page, {
    state: 'signed-out',
    signIn: { ...withCode, page: { ...withCode.page, userCode: 'QRST-VWXZ' } as never },
  });
  await page.getByText('QRST').waitFor();
  await button(page, 'Copy code').waitFor();
});

test('from the browser one goes over to a code while it waits', async () => {
  const page = await shown('waiting for browser');
  await button(page, 'Use a code instead').click();
  await page.getByText('Compare with the code in your browser').waitFor();
  expect(await asked(page, 'session.signIn')).toEqual([{ sessionId: 'acme', way: 'device' }]);
});

test('a sign-in that came to nothing says why, and is tried again the same way or the other', async () => {
  const page = await shown('waiting for code');
  const problem = {
    kind: 'sign-in-needed',
    what: 'The code has expired.',
    next: 'Sign in again: you are given a new code.',
  };
  await push(page, { state: 'signed-out', signInProblem: problem });
  await page.getByRole('alert').filter({ hasText: 'The code has expired.Sign in again' }).waitFor();
  await button(page, 'Use the browser instead').waitFor();
  await button(page, 'Try again').click();
  await page.getByText('Compare with the code in your browser').waitFor();
  expect(await asked(page, 'session.signIn')).toEqual([{ sessionId: 'acme', way: 'device' }]);
  expect(await page.getByText('The code has expired.').count()).toBe(0);
});

test('where the network is to blame no other way is offered', async () => {
  const page = await shown('sign-in unreachable');
  await button(page, 'Try again').waitFor();
  expect(await page.getByRole('button', { name: /instead/ }).count()).toBe(0);
});

test('an older session, which knows codes alone, is offered no choice', async () => {
  const page = await shown('legacy ended');
  await button(page, 'Sign in').waitFor();
  expect(await page.getByRole('button', { name: /instead/ }).count()).toBe(0);
});

test('a sign-in that cannot even begin is told at the foot of the window', async () => {
  const failing = { 'session.signIn': { kind: 'file', what: '~/.aws/config could not be written.' } };
  const page = await shown('signed out', { failing });
  await button(page, 'Sign in').click();
  await page.getByRole('alert').filter({ hasText: '~/.aws/config could not be written.' }).waitFor();
  await button(page, 'Sign in').waitFor();
});

for (const state of ['stays signed in', 'renewing', 'session offline'] as const) {
  test(`nobody is asked to sign in to a session in the state "${state}", and no time is made up`, async () => {
    const page = await shown(state);
    await button(page, 'Sign out').waitFor();
    await page.getByText(states[state]?.sessions[0]?.timeText ?? '').waitFor();
    expect(await button(page, 'Sign in').count()).toBe(0);
    expect(await page.getByRole('meter').count()).toBe(0);
    const copy = button(page, 'Copy credentials: Data Lake, AWSReadOnlyAccess');
    expect(await copy.getAttribute('aria-disabled')).toBe(null);
  });
}

test('what stands in the way of a session is told, with the next step, and one can sign in all the same', async () => {
  const page = await shown('session blocked');
  await page.getByRole('alert').filter({ hasText: 'Make it writable, then try again.' }).waitFor();
  await page.getByText("Can't be renewed: ~/.aws/sso/cache can't be written").waitFor();
  await button(page, 'Sign in').waitFor();
  await button(page, 'Sign out').waitFor();
});

test('a session that has an end counts down to it', async () => {
  const page = await shown('usual');
  await page.getByRole('meter', { name: 'Time left' }).waitFor();
});

test('signing out is one click, and said', async () => {
  const page = await shown('usual');
  await button(page, 'Sign out').click();
  await page.getByRole('status').filter({ hasText: 'You are signed out of acme.' }).waitFor();
  await button(page, 'Sign in').waitFor();
  expect(await asked(page, 'session.signOut')).toEqual([{ sessionId: 'acme' }]);
  expect(await button(page, 'Sign out').count()).toBe(0);
});
