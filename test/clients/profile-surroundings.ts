import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { type AwsProxy, startProxy } from '../identity-center/proxy.ts';
import { removeFolder } from '../remove-folder.ts';

export const accountId = '001234567890';
export const startUrl = 'https://acme.awsapps.com/start';
export const legacyStartUrl = 'https://legacy.awsapps.com/start';
const config = `[sso-session acme]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile acme-ro]
sso_session = acme
sso_account_id = ${accountId}
sso_role_name = ReadOnlyAccess
region = us-east-1

[profile legacy]
sso_start_url = ${legacyStartUrl}
sso_region = us-east-1
sso_account_id = ${accountId}
sso_role_name = ReadOnlyAccess
region = us-east-1
`;

/** AWS for all tests of a file that imports this, and for each test a home with a profile of either kind and nobody signed in. */
export let center: IdentityCenter;
export let proxy: AwsProxy;
export let home: string;
export let cache: string;

beforeAll(async () => {
  center = await startIdentityCenter({
    accounts: [{ accountId, accountName: 'Production', roles: ['ReadOnlyAccess'] }],
    startUrls: [startUrl, legacyStartUrl],
  });
  proxy = await startProxy(center);
});
afterAll(async () => {
  await proxy?.stop();
  await center?.stop();
});
beforeEach(async () => {
  center.log.clear();
  home = await mkdtemp(join(tmpdir(), 'daypass-profiles-'));
  cache = join(home, '.aws', 'sso', 'cache');
  await mkdir(join(home, '.aws'), { mode: 0o700 });
  await writeFile(join(home, '.aws', 'config'), config);
});
afterEach(() => removeFolder(home));
