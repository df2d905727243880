import { expect, test } from 'vitest';
import { awsPortal } from '../../main/adapters/aws-portal.ts';
import { systemClock } from '../../main/adapters/clock.ts';
import { Secret } from '../../main/domain/secret.ts';
import { listAccess } from '../../main/services/list-access.ts';
import {
  type IdentityCenter,
  type IdentityCenterOptions,
  startIdentityCenter,
} from '../identity-center/identity-center.ts';

/** Lists a whole organisation over HTTP, and gives what was told. */
async function listAll(center: IdentityCenter) {
  const { startUrl, region, accessToken, expiresAt } = center.grantToken();
  const token = { startUrl, region, accessToken: new Secret(accessToken), expiresAt };
  const portal = awsPortal({ env: center.env(), version: '0.0.0' });
  const list = listAccess({ portal, tokens: async () => token, clock: systemClock });
  const told = {
    accounts: new Set<string>(),
    roles: new Map<string, readonly string[]>(),
    failed: [] as string[],
    rolesAtFirstRows: -1,
  };
  await list('acme', {
    onAccounts(found) {
      if (told.accounts.size === 0) told.rolesAtFirstRows = told.roles.size;
      for (const { accountId } of found) told.accounts.add(accountId);
    },
    onRoles: (accountId, names) => void told.roles.set(accountId, names),
    onFailed: (accountId) => void told.failed.push(accountId),
  }).done;
  return told;
}

async function withCenter(options: IdentityCenterOptions, use: (center: IdentityCenter) => Promise<void>) {
  const center = await startIdentityCenter(options);
  try {
    await use(center);
  } finally {
    await center.stop();
  }
}

test(
  'all 2,000 roles of 500 accounts arrive from behind a limit of 20 requests a second, the accounts first',
  () =>
    withCenter({ accounts: 500, roles: 4, portalRequestsPerSecond: 20 }, async (center) => {
      const { accounts, roles, failed, rolesAtFirstRows } = await listAll(center);
      const all = center.accounts();
      expect(rolesAtFirstRows).toBe(0);
      expect(failed).toEqual([]);
      expect([...accounts]).toEqual(all.map(({ accountId }) => accountId));
      expect(Object.fromEntries(roles)).toEqual(Object.fromEntries(all.map((each) => [each.accountId, each.roles])));
      expect([...roles.values()].flat()).toHaveLength(2000);
      const refused = center.log.calls.filter(({ status }) => status === 429).length;
      expect(refused).toBeGreaterThan(0);
      expect(refused).toBeLessThan(center.log.count() / 10);
    }),
  90_000,
);

test('without a limit, and 80 ms away, 300 accounts take less than an eighth of one request after the other', () =>
  withCenter({ accounts: 300, roles: 4, latencyMs: 80 }, async (center) => {
    const began = performance.now();
    const { roles } = await listAll(center);
    const ms = performance.now() - began;
    expect(roles.size).toBe(300);
    expect(ms).toBeLessThan((center.log.count() * 80) / 8);
  }));
