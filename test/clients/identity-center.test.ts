import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { type Proxy, startProxy } from '../identity-center/proxy.ts';
import { awsSsoLogin, callerIdentityWithAws, callerIdentityWithBoto3, runAws } from './aws.ts';

const account = { accountId: '001234567890', accountName: 'Production', roles: ['ReadOnlyAccess'] };
const config = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile acme-ro]
sso_session = acme
sso_account_id = ${account.accountId}
sso_role_name = ReadOnlyAccess
region = us-east-1

[profile legacy]
sso_start_url = https://legacy.awsapps.com/start
sso_region = us-east-1
sso_account_id = ${account.accountId}
sso_role_name = ReadOnlyAccess
region = us-east-1
`;

let center: IdentityCenter;
let proxy: Proxy;
let home: string;

beforeAll(async () => {
  center = await startIdentityCenter({
    accounts: [account],
    startUrls: ['https://acme.awsapps.com/start', 'https://legacy.awsapps.com/start'],
  });
  proxy = await startProxy(center);
  home = await mkdtemp(join(tmpdir(), 'identity-center-home-'));
  await mkdir(join(home, '.aws'));
  await writeFile(join(home, '.aws', 'config'), config);
});
afterAll(async () => {
  await proxy.stop();
  await center.stop();
  await rm(home, { recursive: true, force: true });
});

test('the AWS CLI signs in, and it and boto3 then say who they are', { timeout: 60_000 }, async () => {
  const login = await awsSsoLogin(center, { home, proxy, session: 'acme' });
  expect(login).toMatchObject({ code: 0 });
  expect(login.stdout).toContain('https://device.sso.us-east-1.amazonaws.com/?user_code=');
  center.log.clear();
  const arn = expect.stringMatching(
    /^arn:aws:sts::001234567890:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/ana\.perez@acme\.example$/,
  );
  expect(await callerIdentityWithAws('acme-ro', { home, proxy })).toMatchObject({ Account: '001234567890', Arn: arn });
  expect(await callerIdentityWithBoto3('acme-ro', { home, proxy })).toMatchObject({ Account: '001234567890', Arn: arn });
  expect(center.log.count('GetRoleCredentials')).toBe(2);
  expect(proxy.refused).toEqual([]);
});
