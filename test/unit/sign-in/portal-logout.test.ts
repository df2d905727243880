import { afterEach, beforeEach, expect, test } from 'vitest';
import { awsPortal } from '../../../main/adapters/aws-portal.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';

let center: IdentityCenter;
beforeEach(async () => {
  center = await startIdentityCenter();
});
afterEach(() => center.stop());

const grant = () => {
  const { startUrl, region, accessToken, expiresAt } = center.grantToken();
  return { startUrl, region, accessToken: new Secret(accessToken), expiresAt };
};

test('after signing out, the token buys nothing more; doing it twice is fine', async () => {
  const portal = awsPortal({ env: center.env(), version: '1' });
  const token = grant();
  await portal.logout(token);
  await expect(portal.accounts(token)).rejects.toMatchObject({ kind: 'unauthorized' });
  await portal.logout(token);
  expect(center.log.calls.filter(({ operation }) => operation === 'Logout').map(({ status }) => status)).toEqual([
    200, 401,
  ]);
});

test.each([
  ['server-error', 'server'],
  ['throttled', 'throttled'],
  ['drop', 'unreachable'],
] as const)('a sign-out that ends as "%s" fails as %s: the token may still be good', async (fault, kind) => {
  const portal = awsPortal({ env: center.env(), version: '1' });
  center.failNext('Logout', fault);
  await expect(portal.logout(grant())).rejects.toMatchObject({ name: 'PortalFailure', kind });
});
