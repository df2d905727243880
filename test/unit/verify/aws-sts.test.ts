import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { awsPortal } from '../../../main/adapters/aws-portal.ts';
import { awsSts } from '../../../main/adapters/aws-sts.ts';
import { stsClient } from '../../../main/adapters/sts-client.ts';
import type { Credentials } from '../../../main/domain/credentials.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const accountId = '001234567890';
const role = 'Reader';
const region = 'us-east-1';

let center: IdentityCenter;
beforeAll(async () => {
  center = await startIdentityCenter({ accounts: [{ accountId, roles: [role] }], user: 'ana' });
});
afterAll(() => center?.stop());
afterEach(() => {
  vi.unstubAllEnvs();
  center.clearFaults();
  center.change({ clockOffsetMs: 0 });
});

const options = (env: Readonly<Record<string, string>>) => ({ env, version: '1', timeoutMs: 2000 });
const identify = () => awsSts(options(center.env()));

async function credentials(): Promise<Credentials> {
  const { startUrl, accessToken, expiresAt } = center.grantToken();
  const token = { startUrl, region, accessToken: new Secret(accessToken), expiresAt };
  return awsPortal({ env: center.env(), version: '1' }).credentials(token, { accountId, role });
}

const hostFor = async (name: string, env = {}) => (await stsClient(name, options(env))).host;

const fips = { AWS_USE_FIPS_ENDPOINT: 'true' };
const dual = { AWS_USE_DUALSTACK_ENDPOINT: 'true' };

/** Hosts by the SDK's endpoint rules, which are AWS's own: of the region, never the global one. */
test.each([
  ['us-east-1', {}, 'sts.us-east-1.amazonaws.com'],
  ['eu-west-1', {}, 'sts.eu-west-1.amazonaws.com'],
  ['us-gov-west-1', {}, 'sts.us-gov-west-1.amazonaws.com'],
  ['us-gov-west-1', fips, 'sts.us-gov-west-1.amazonaws.com'],
  ['cn-north-1', {}, 'sts.cn-north-1.amazonaws.com.cn'],
  ['eusc-de-east-1', {}, 'sts.eusc-de-east-1.amazonaws.eu'],
  ['us-iso-east-1', {}, 'sts.us-iso-east-1.c2s.ic.gov'],
  ['us-east-1', fips, 'sts-fips.us-east-1.amazonaws.com'],
  ['eu-west-1', dual, 'sts.eu-west-1.api.aws'],
  ['eu-west-1', { AWS_ENDPOINT_URL_STS: 'https://vpce.acme.example:8443/x', ...fips }, 'vpce.acme.example:8443'],
  ['eu-west-1', { AWS_ENDPOINT_URL: 'https://all.acme.example' }, 'all.acme.example'],
  ['eu-west-1', { AWS_ENDPOINT_URL_SSO: 'https://x' }, 'sts.eu-west-1.amazonaws.com'],
  [
    'eu-west-1',
    { HTTPS_PROXY: 'http://ana:hunter2@proxy:3128' },
    'sts.eu-west-1.amazonaws.com (through the proxy proxy:3128)',
  ],
])('STS of %s with %o is %s', async (name, env, host) => {
  expect(await hostFor(name, env)).toBe(host);
});

test.each([
  ['a region that is part of another address', 'x.evil.example/', {}, /not a region/],
  ['an endpoint that is no address', region, { AWS_ENDPOINT_URL_STS: 'nowhere' }, /AWS_ENDPOINT_URL_STS .*not a web/],
])('a setting that cannot work is told as such: %s', async (_, name, env, words) => {
  const { accessKeyId } = await credentials();
  const somebody = { accessKeyId, secretAccessKey: new Secret('s'), sessionToken: new Secret('t'), expiration: 1 };
  await expect(awsSts(options(env))(somebody, name)).rejects.toMatchObject({
    name: 'PortalFailure',
    kind: 'unreachable',
    lasting: true,
    message: expect.stringMatching(words),
  });
});

test('whoever holds credentials is told as whom AWS knows them', async () => {
  const identity = await identify()(await credentials(), region);
  expect(identity).toEqual({
    accountId,
    arn: expect.stringMatching(/^arn:aws:sts::001234567890:assumed-role\/AWSReservedSSO_Reader_[0-9a-f]{16}\/ana$/),
    userId: expect.stringMatching(/^AROA[0-9A-F]{17}:ana$/),
  });
});

test('credentials that AWS does not take are refused in its words', async () => {
  const wrong = { ...(await credentials()), secretAccessKey: new Secret('x'.repeat(40)) };
  await expect(identify()(wrong, region)).rejects.toMatchObject({
    kind: 'forbidden',
    message: expect.stringMatching(/^AWS answered: The request signature we calculated does not match/),
  });
});

test.each([
  ['throttled', 'throttled'],
  ['server-error', 'server'],
  ['unavailable', 'server'],
  ['drop', 'unreachable'],
  ['half', 'unreachable'],
] as const)('an answer that is %s is a failure of kind %s', async (fault, kind) => {
  const somebody = await credentials();
  center.failNext('GetCallerIdentity', fault);
  await expect(identify()(somebody, region)).rejects.toMatchObject({ name: 'PortalFailure', kind });
});

test('a clock that is off is learned from the first refusal, which may pass', async () => {
  center.change({ clockOffsetMs: -40 * 60_000 });
  const [somebody, another] = [await credentials(), await credentials()];
  const ask = identify();
  await expect(ask(somebody, region)).rejects.toMatchObject({ kind: 'server', message: /clock/ });
  expect((await ask(somebody, region)).accountId).toBe(accountId);
  expect((await ask(another, region)).accountId).toBe(accountId);
});

test('a question that is cut short is cancelled', async () => {
  const somebody = await credentials();
  center.failNext('GetCallerIdentity', 'hang');
  const cut = new AbortController();
  const asked = expect(identify()(somebody, region, cut.signal)).rejects.toMatchObject({ kind: 'cancelled' });
  await expect.poll(() => center.log.count('GetCallerIdentity')).toBeGreaterThan(0);
  cut.abort();
  await asked;
});

const poison = `[default]
region = nowhere
max_attempts = zero
retry_mode = bogus
defaults_mode = bogus
use_fips_endpoint = perhaps
use_dualstack_endpoint = perhaps
auth_scheme_preference = bogus
sigv4a_signing_region_set = bogus
endpoint_url = http://127.0.0.1:9
services = none
role_arn = arn:aws:iam::000000000001:role/other
sdk_ua_app_id = ${'x'.repeat(100)}
[broken
`;

test('neither ~/.aws nor credentials in the environment nor a metadata service has a say', async () => {
  let asked = 0;
  const metadata = createServer((_request, response) => {
    asked += 1;
    response.end('us-west-2');
  });
  await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', resolve));
  try {
    const home = await temporaryFolder();
    await mkdir(join(home, '.aws'));
    for (const name of ['config', 'credentials']) await writeFile(join(home, '.aws', name), poison);
    const somebody = await credentials();
    vi.stubEnv('HOME', home);
    vi.stubEnv('AWS_CONFIG_FILE', join(home, '.aws', 'config'));
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAOTHER');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'other');
    vi.stubEnv('AWS_DEFAULTS_MODE', 'auto');
    vi.stubEnv('AWS_MAX_ATTEMPTS', 'many');
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', `http://127.0.0.1:${(metadata.address() as AddressInfo).port}`);
    expect((await identify()(somebody, region)).accountId).toBe(accountId);
    expect(asked).toBe(0);
  } finally {
    metadata.close();
  }
});
