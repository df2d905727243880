import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { awsPortal } from '../../../main/adapters/aws-portal.ts';
import { ssoClient } from '../../../main/adapters/sso-client.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { startIdentityCenter } from '../../identity-center/identity-center.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

afterEach(() => vi.unstubAllEnvs());

const clientFor = (region: string, env: Readonly<Record<string, string>>) =>
  ssoClient(region, { env, version: '1', timeoutMs: 1000 });
const hostFor = async (region: string, env = {}) => (await clientFor(region, env)).host;

const fips = { AWS_USE_FIPS_ENDPOINT: 'true' };
const dual = { AWS_USE_DUALSTACK_ENDPOINT: 'true' };

/** Hosts by the SDK's endpoint rules, which are AWS's own. */
test.each([
  ['us-east-1', {}, 'portal.sso.us-east-1.amazonaws.com'],
  ['mx-central-1', {}, 'portal.sso.mx-central-1.amazonaws.com'],
  ['us-gov-west-1', {}, 'portal.sso.us-gov-west-1.amazonaws.com'],
  ['us-gov-west-1', fips, 'portal.sso.us-gov-west-1.amazonaws.com'],
  ['cn-north-1', {}, 'portal.sso.cn-north-1.amazonaws.com.cn'],
  ['eusc-de-east-1', {}, 'portal.sso.eusc-de-east-1.amazonaws.eu'],
  ['us-iso-east-1', {}, 'portal.sso.us-iso-east-1.c2s.ic.gov'],
  ['eu-west-1', fips, 'portal.sso-fips.eu-west-1.amazonaws.com'],
  ['eu-west-1', dual, 'portal.sso.eu-west-1.api.aws'],
  ['us-gov-west-1', { ...fips, ...dual }, 'portal.sso-fips.us-gov-west-1.api.aws'],
  ['cn-north-1', dual, 'portal.sso.cn-north-1.api.amazonwebservices.com.cn'],
  ['eu-west-1', { AWS_ENDPOINT_URL_SSO: 'https://vpce.acme.example:8443/x', ...fips }, 'vpce.acme.example:8443'],
  [
    'eu-west-1',
    { AWS_ENDPOINT_URL: 'https://x', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
    'portal.sso.eu-west-1.amazonaws.com',
  ],
])('the portal of %s with %o is %s', async (region, env, host) => {
  expect(await hostFor(region, env)).toBe(host);
});

test.each([
  ['cn-north-1', '.amazonaws.com.cn', ''],
  ['cn-north-1', '.amazonaws.com', ' (through the proxy proxy:3128)'],
  ['eusc-de-east-1', 'amazonaws.eu', ''],
  ['us-iso-east-1', 'c2s.ic.gov', ''],
])('in %s, NO_PROXY=%s is held against the real host', async (region, NO_PROXY, way) => {
  expect(await hostFor(region, { HTTPS_PROXY: 'http://ana:hunter2@proxy:3128', NO_PROXY })).toBe(
    `${await hostFor(region)}${way}`,
  );
});

test.each([
  ['a region that is part of another address', 'x.evil.example/', {}, /not a region/],
  ['an endpoint that is no address', 'us-east-1', { AWS_ENDPOINT_URL: 'localhost:4566' }, /not a web address/],
  ['a proxy of another kind', 'us-east-1', { HTTPS_PROXY: 'socks5://ana:hunter2@proxy' }, /^HTTPS_PROXY is not/],
  ['a certificate file that is not there', 'us-east-1', { AWS_CA_BUNDLE: '/nowhere/ca.pem' }, /\/nowhere\/ca\.pem/],
  ['a certificate file without certificates', 'us-east-1', { AWS_CA_BUNDLE: '/dev/null' }, /holds no certificate/],
])('a setting that cannot work is told as such: %s', async (_, region, env, words) => {
  await expect(clientFor(region, env)).rejects.toMatchObject({
    name: 'PortalFailure',
    kind: 'unreachable',
    lasting: true,
    message: expect.stringMatching(words),
  });
  await expect(clientFor(region, env)).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') });
});

test('the environment, which child processes inherit, is as it was', async () => {
  const before = { ...process.env };
  await clientFor('us-east-1', {});
  expect(process.env).toEqual(before);
});

const poison = `[default]
region = nowhere
max_attempts = zero
retry_mode = bogus
defaults_mode = bogus
use_fips_endpoint = perhaps
use_dualstack_endpoint = perhaps
auth_scheme_preference = bogus
endpoint_url = http://127.0.0.1:9
services = none
sdk_ua_app_id = ${'x'.repeat(100)}
[broken
`;

test('neither ~/.aws nor a metadata service has a say in what is asked of AWS', async () => {
  let asked = 0;
  const metadata = createServer((_request, response) => {
    asked += 1;
    response.end('us-west-2');
  });
  await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', resolve));
  const center = await startIdentityCenter({ accounts: 3 });
  try {
    const home = await temporaryFolder();
    await mkdir(join(home, '.aws'));
    for (const name of ['config', 'credentials']) await writeFile(join(home, '.aws', name), poison);
    vi.stubEnv('HOME', home);
    vi.stubEnv('AWS_CONFIG_FILE', join(home, '.aws', 'config'));
    vi.stubEnv('AWS_DEFAULTS_MODE', 'auto');
    vi.stubEnv('AWS_MAX_ATTEMPTS', 'many');
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', `http://127.0.0.1:${(metadata.address() as AddressInfo).port}`);
    const { startUrl, accessToken, expiresAt } = center.grantToken();
    const token = { startUrl, region: 'eu-west-1', accessToken: new Secret(accessToken), expiresAt };
    const portal = awsPortal({ env: center.env(), version: '1' });
    expect((await portal.accounts(token)).items).toHaveLength(3);
    expect(asked).toBe(0);
  } finally {
    await center.stop();
    metadata.close();
  }
});
