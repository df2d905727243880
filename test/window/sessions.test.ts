import { afterAll, beforeAll, expect, test } from 'vitest';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { acme, states, usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

test('with several sessions one switches between them, and the one shown is ticked', async () => {
  const beta = { ...acme, id: 'beta', name: 'beta', timeText: '20 min left, until 13:48' };
  const page = await daypass.open(usualView({ sessions: [acme, beta] }));
  await page.getByRole('button', { name: 'Switch session' }).click();
  await page.getByRole('menuitemradio', { name: /^acme/, checked: true }).waitFor();
  await page.getByRole('menuitemradio', { name: /^beta/, checked: false }).click();
  await page.getByRole('heading', { level: 1, name: 'beta' }).waitFor();
  expect(await asked(page, 'session.choose')).toEqual([{ sessionId: 'beta' }]);
});

for (const state of ['ending soon', 'ended'] as const) {
  test(`a session that is ${state} leaves room for three accounts`, async () => {
    const page = await daypass.open(states[state] ?? usualView());
    const third = await page.getByRole('heading', { level: 3 }).nth(2).boundingBox();
    const foot = await page.getByRole('contentinfo').boundingBox();
    expect((third?.y ?? Number.NaN) + (third?.height ?? Number.NaN)).toBeLessThan(foot?.y ?? Number.NaN);
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  });
}

test('files that were left out are one line, and their reasons come when it is opened', async () => {
  const page = await daypass.open(states['left out'] ?? usualView());
  const reason = page.getByText('It belongs to another program.');
  expect(await reason.isVisible()).toBe(false);
  await page.getByText('2 entries were left out').click();
  await reason.waitFor();
});

test('a window that cannot learn what to show says so, and tries again when asked', async () => {
  const problem = { kind: 'unexpected', what: 'Daypass did not answer.', next: 'Please try again.' };
  const page = await daypass.open(usualView(), { failing: { 'view.get': problem } });
  await page.getByRole('alert').filter({ hasText: 'Daypass did not answer.Please try again.' }).waitFor();
  await page.evaluate(() => {
    delete window.app.failing['view.get'];
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'acme' }).waitFor();
});

test('before the token cache was read the window claims nothing, and does not flash', async () => {
  const page = await daypass.open(usualView({ ready: false, sessions: [], accounts: [], pinned: [] }), {
    motion: 'no-preference',
  });
  const skeleton = page.locator('.skeleton');
  await skeleton.waitFor({ state: 'attached' });
  expect(await page.getByText('Welcome').count()).toBe(0);
  // Unseen at first: an answer that comes at once must not be preceded by grey boxes.
  expect(await skeleton.evaluate((each) => getComputedStyle(each).animationDelay)).toBe('0.15s');
  await page.evaluate((change) => window.app.push(change), { ready: true, sessions: [acme] });
  await page.getByRole('heading', { level: 1, name: 'acme' }).waitFor();
});

for (const [what, view] of [
  ['while it waits', usualView({ ready: false })],
  ['with all there is to see', states['left out'] ?? usualView()],
] as const) {
  test(`with reduced motion nothing moves: ${what}`, async () => {
    const page = await daypass.open(view, { motion: 'reduce' });
    await page.locator('main').waitFor({ state: 'attached' });
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')]
          .map((each) => getComputedStyle(each))
          .filter((style) => style.animationDuration !== '0s' || style.transitionDuration !== '0s').length,
    );
    expect(moving).toBe(0);
  });
}
