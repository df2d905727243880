import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { usualView } from './sample-view.ts';
import { openCheckUp } from './scenes/tool-scenes.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const open = async () => {
  const page = await daypass.open(usualView());
  await openCheckUp(page);
  return page;
};
const status = (page: Page) => page.locator('.checkup-state').getByRole('status').innerText();
const listed = (page: Page, title: string) => page.getByRole('region', { name: title }).getByRole('listitem');

test('it looks at once, and tells problems first, what is good to know, and what is well', async () => {
  const page = await open();
  expect(await status(page)).toBe('2 problems, 2 notes.');
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    'Problems',
    'Good to know',
    'All is well with',
  ]);
  expect((await listed(page, 'Problems').first().innerText()).replaceAll(/\n+/g, '\n')).toBe(
    [
      'Permissions',
      'Other users of this computer may read ~/.aws/credentials.',
      'The mode is 0644, and should be 0600.',
      'To do that yourself: chmod 600 ~/.aws/credentials',
      'Fix',
    ].join('\n'),
  );
  expect(await listed(page, 'All is well with').count()).toBe(5);
  expect(await page.locator('.finding code').innerText()).toBe('daypass sign-out');
});

test('one thing is fixed, and the others stay; who used the keyboard goes on from the title', async () => {
  const page = await open();
  await page.getByRole('button', { name: /^Fix: Other users/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('1 fixed, 1 problem, 2 notes.').waitFor();
  expect(await asked(page, 'doctor.mend')).toEqual([{ ids: ['1.0'] }]);
  expect(await listed(page, 'Fixed').allInnerTexts()).toEqual([expect.stringContaining('Was: Other users')]);
  await page.waitForFunction(() => document.activeElement?.textContent === 'Check-up');
});

test('all that can be fixed is fixed at a press', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Fix 2 of these' }).click();
  await page.getByText('2 fixed, 1 problem, 1 note.').waitFor();
  expect(await asked(page, 'doctor.mend')).toEqual([{ ids: ['1.0', '1.2'] }]);
  expect(await page.getByRole('button', { name: /^Fix/ }).count()).toBe(0);
});

test('what could not be fixed says so and why, and can be tried again', async () => {
  const page = await open();
  await page.evaluate(() => void Object.assign(window.tools, { mends: false }));
  await page.getByRole('button', { name: /^Fix: Other users/ }).click();
  await page.getByText('This could not be fixed.').waitFor();
  expect(await page.getByText('The disk is read-only.').isVisible()).toBe(true);
  await page.evaluate(() => void Object.assign(window.tools, { mends: true }));
  await page.getByRole('button', { name: /^Fix: Other users/ }).click();
  await page.getByText('1 fixed').waitFor();
});

test('while it looks, that is said, what was found stays in sight, and nothing else is begun', async () => {
  const page = await open();
  await page.evaluate(() => {
    const waits = new Promise((goOn) => Object.assign(window.tools, { goOn }));
    Object.assign(window.tools, { waits });
  });
  const again = page.getByRole('button', { name: 'Look again' });
  await again.click();
  expect(await status(page)).toBe('Looking at your files, and asking AWS. This takes some seconds.');
  expect(await page.getByRole('progressbar', { name: 'Looking' }).isVisible()).toBe(true);
  expect(await listed(page, 'Problems').count()).toBe(2);
  await again.press('Enter');
  await page.getByRole('button', { name: 'Fix 2 of these' }).press('Enter');
  await page.evaluate(() => (window.tools as unknown as { goOn(): void }).goOn());
  await page.getByText('2 problems, 2 notes.').waitFor();
  expect([await asked(page, 'doctor.look'), await asked(page, 'doctor.mend')]).toEqual([[undefined, undefined], []]);
});

test('it is copied as text, for whoever helps', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await page.getByText('The check-up is copied, as text.').waitFor();
  expect(await asked(page, 'doctor.copy')).toHaveLength(1);
});

test('where all is well, that is all there is to read', async () => {
  const page = await daypass.open(usualView());
  const well = { id: '1.0', status: 'ok', about: 'Clock', what: 'It agrees.', fixable: false } as const;
  await openCheckUp(page, { findings: [well], more: 0 });
  expect(await status(page)).toBe('No problem.');
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['All is well with']);
});
