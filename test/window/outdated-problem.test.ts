import type { Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { acme, usualView } from './sample-view.ts';
import { withRole } from './scenes/several-scenes.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const note = (page: Page, what: string) => page.getByRole('alert').getByText(what);
const fail = (page: Page, call: 'session.reload' | 'several.begin', kind: string, what: string) =>
  page.evaluate(
    ([name, problem]) => {
      window.app.failing[name] = problem;
    },
    [call, { kind, what }] as const,
  );
const reloadInVain = async (page: Page, kind: string, what: string) => {
  await fail(page, 'session.reload', kind, what);
  await page.getByRole('button', { name: 'Reload accounts' }).click();
  await note(page, what).waitFor();
};

test('what went wrong is told until the page is left', async () => {
  const page = await daypass.open(usualView());
  await reloadInVain(page, 'conflict', 'Nothing was undone.');
  await page.getByRole('button', { name: 'Settings' }).click();
  await note(page, 'Nothing was undone.').waitFor({ state: 'detached' });
});

for (const state of ['signed-out', 'offline'] as const) {
  test(`it is over once a session that was ${state} is signed in, however that came`, async () => {
    const sessions = [{ ...acme, state }];
    const page = await daypass.open(usualView({ sessions }));
    await reloadInVain(page, state === 'offline' ? 'unreachable' : 'sign-in-needed', 'It does not work now.');
    await page.evaluate((news) => window.app.push({ sessions: [news] }), acme);
    await note(page, 'It does not work now.').waitFor({ state: 'detached' });
  });
}

test('what has nothing to do with the sign-in stays to be read meanwhile', async () => {
  const page = await daypass.open(usualView({ sessions: [{ ...acme, state: 'offline' }] }));
  await reloadInVain(page, 'file', 'The disk is full.');
  await page.evaluate((news) => window.app.push({ sessions: [news] }), { ...acme, timeText: '2 h left' });
  await page.getByText('2 h left').first().waitFor();
  await note(page, 'The disk is full.').waitFor();
});

test('a job that could not be begun, and then can be, is told of no more', async () => {
  const page = await daypass.open(usualView());
  await withRole('AWSReadOnlyAccess')(page);
  await fail(page, 'several.begin', 'unreachable', 'AWS can’t be reached.');
  const verify = page.getByRole('button', { name: 'Verify' });
  await verify.click();
  await note(page, 'AWS can’t be reached.').waitFor();
  await page.evaluate(() => {
    delete window.app.failing['several.begin'];
  });
  await verify.click();
  await note(page, 'AWS can’t be reached.').waitFor({ state: 'detached' });
});
