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
  expect(await page.getByText(/429|too many|limit/i).count()).toBe(0);
}, 120_000);
