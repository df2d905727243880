import { expect, test } from 'vitest';
import { awsPortal } from '../../main/adapters/aws-portal.ts';
import { systemClock } from '../../main/adapters/clock.ts';
import { Secret } from '../../main/domain/secret.ts';
import { listAccess } from '../../main/services/list-access.ts';
import { startIdentityCenter } from '../identity-center/identity-center.ts';

test('all 2,000 roles of 500 accounts arrive from behind a limit of 20 requests a second, the accounts first', async () => {
  const center = await startIdentityCenter({ accounts: 500, roles: 4, portalRequestsPerSecond: 20 });
  try {
    const { startUrl, region, accessToken, expiresAt } = center.grantToken();
    const token = { startUrl, region, accessToken: new Secret(accessToken), expiresAt };
    const portal = awsPortal({ env: center.env(), version: '0.0.0' });
    const list = listAccess({ portal, tokens: async () => token, clock: systemClock });
    const accounts = new Set<string>();
    const roles = new Map<string, readonly string[]>();
    const failed: string[] = [];
    let rolesAtFirstRows: number | undefined;
    await list('acme', {
      onAccounts: (found) => {
        rolesAtFirstRows ??= roles.size;
        for (const { accountId } of found) accounts.add(accountId);
      },
      onRoles: (accountId, names) => roles.set(accountId, names),
      onFailed: (accountId) => failed.push(accountId),
    }).done;
    expect(rolesAtFirstRows).toBe(0);
    expect(failed).toEqual([]);
    expect([...accounts].sort()).toEqual(center.accounts().map(({ accountId }) => accountId).sort());
    expect([...roles.values()].flat()).toHaveLength(2000);
    const refused = center.log.calls.filter(({ status }) => status === 429).length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(center.log.count() / 10);
  } finally {
    await center.stop();
  }
}, 90_000);
