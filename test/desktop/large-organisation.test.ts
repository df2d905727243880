import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { type RunningApp, runApp } from './running-app.ts';

let organisation: IdentityCenter;
let running: RunningApp;

beforeAll(async () => {
  organisation = await startIdentityCenter({ accounts: 500, roles: 4, portalRequestsPerSecond: 20 });
  running = await runApp({
    async prepare({ home }) {
      const sample = await demoHome(organisation, home);
      await plantToken(sample.tokenCache, organisation.grantToken(), 'acme');
      return sample.env;
    },
  });
}, 60_000);

afterAll(async () => {
  await running?.stop();
  await organisation?.stop();
});

test('500 accounts behind a limit: rows at once, then all 2,000 roles, and no refusal is shown', async () => {
  const { page } = running;
  // What a person would see only for a moment counts as well.
  await page.evaluate(() => {
    const seen: string[] = [];
    const keep = () => seen.push(document.body.innerText);
    new MutationObserver(keep).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { seen });
  });
  organisation.failNext('ListAccountRoles', 'throttled', 3);
  await page.getByText('Accounts, 500').waitFor({ timeout: 5000 });
  expect(await page.getByRole('button', { name: /\d{4} \d{4} \d{4}/ }).count()).toBeGreaterThan(5);
  const progress = page.getByText(/^Roles of \d+ of 500 accounts$/);
  const known = Number(/\d+/.exec((await progress.textContent()) ?? '')?.[0]);
  expect(known).toBeLessThan(400);

  await progress.waitFor({ state: 'detached', timeout: 90_000 });
  const view = await page.evaluate(() => {
    type Asked = { ok: true; value: { accounts: { roles?: unknown[] }[] } };
    return (globalThis as unknown as { daypass: { 'view.get'(): Promise<Asked> } }).daypass['view.get']();
  });
  expect(view.value.accounts.map(({ roles }) => roles?.length)).toEqual(Array(500).fill(4));
  expect(organisation.log.count('ListAccountRoles')).toBeGreaterThanOrEqual(500);
  expect(organisation.log.calls.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(3);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  expect(seen.length).toBeGreaterThan(10);
  // The numbers of accounts, and how many of them have their roles, may well hold a 429.
  const words = seen.map((text) => text.replace(/\d{4} \d{4} \d{4}|\d+ of 500/g, ''));
  expect(words.filter((text) => /429|too many|try again|could not/i.test(text))).toEqual([]);
}, 120_000);
