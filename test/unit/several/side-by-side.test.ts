import { expect, test } from 'vitest';
import { Secret } from '../../../main/domain/secret.ts';
import { listAccess } from '../../../main/services/list-access.ts';
import { sweepCredentials } from '../../../main/services/sweep-credentials.ts';
import { accountIds, fakePortal } from '../access/fake-portal.ts';
import { virtualClock } from '../access/virtual-clock.ts';
import { role } from './job-scene.ts';

test('behind one limit a job and the listing of the accounts both get on, and neither is given up', async () => {
  const clock = virtualClock();
  const accounts = accountIds(200);
  const { portal, calls } = fakePortal({ clock, accounts, requestsPerSecond: 20, latencyMs: 80 });
  const accessToken = new Secret('good');
  const token = { startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1', accessToken, expiresAt: 1e15 };
  const ports = { portal, tokens: async () => token, clock, random: () => 0.5 };
  const listed: number[] = [];
  const listing = listAccess(ports)('acme', {
    onAccounts: () => undefined,
    onRoles: () => void listed.push(clock.now()),
    onFailed: (accountId, problem) => expect.fail(`${accountId}: ${problem.message}`),
  });
  const swept = sweepCredentials(ports)('acme', role, {
    accounts: accounts.map((accountId) => ({ accountId, roles: [role] })),
  });
  const [, all] = await clock.run(Promise.all([listing.done, swept]));
  expect(listed).toHaveLength(200);
  expect(all.filter(({ credentials }) => credentials !== undefined)).toHaveLength(200);
  // 402 answers at 20 a second take 20 seconds at the least.
  expect(clock.now()).toBeLessThan(40_000);
  expect(listed.filter((at) => at < 15_000).length).toBeGreaterThan(50);
  expect(calls.length).toBeLessThan(520);
});
