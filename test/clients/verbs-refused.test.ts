import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { type AwsProxy, startProxy } from '../identity-center/proxy.ts';
import { expectFailedVerb, type ProgramRun, runDaypass } from './daypass.ts';

const startUrl = 'https://acme.awsapps.com/start';
const accountId = '001234567890';
const role = 'ReadOnlyAccess';
const access = ['--account', accountId, '--role', role];
const accounts = [
  { accountId, accountName: 'Production', emailAddress: 'production@acme.example', roles: [role, 'Billing'] },
  { accountId: '012345678901', accountName: 'Zoo', roles: [] },
  { accountId: '000000000009', roles: ['__proto__'] },
];
const sections = `[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;

let center: IdentityCenter;
let proxy: AwsProxy;
let home: string;
let aws: string;
let cache: string;

beforeAll(async () => {
  center = await startIdentityCenter({ accounts, startUrls: [startUrl] });
  proxy = await startProxy(center);
});
afterAll(async () => {
  await proxy?.stop();
  await center?.stop();
});
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'daypass-verbs-'));
  aws = join(home, '.aws');
  cache = join(aws, 'sso', 'cache');
  await mkdir(cache, { recursive: true });
  await writeFile(join(aws, 'config'), sections);
  center.log.clear();
});
afterEach(async () => {
  center.clearFaults();
  await rm(home, { recursive: true, force: true });
});

const signIn = async (expiresAt?: number) => {
  const token = center.grantToken('refreshable', startUrl);
  await plantToken(cache, expiresAt === undefined ? token : { ...token, expiresAt }, 'acme');
  return token;
};
const daypass = (...args: string[]) => runDaypass(args, { home, env: center.env() });

const expectFailure = (run: ProgramRun, code: number, words: RegExp) =>
  expectFailedVerb(run, code, words, center.secrets());

test('nobody signed in, or a sign-in that has ended, is 3, and asks AWS nothing', async () => {
  expectFailure(await daypass('accounts'), 3, /signed out.*daypass sign-in --session acme/);
  await plantToken(cache, { ...center.grantToken('legacy', startUrl), expiresAt: Date.now() - 1000 }, 'acme');
  expectFailure(await daypass('credentials', ...access), 3, /has ended.*daypass sign-in --session acme/);
  expect(center.log.count()).toBe(0);
});

const refused = { accessToken: `aoa${'x'.repeat(400)}` };

test.each([
  ['ended', { expiresAt: Date.now() - 1000 }],
  ['AWS refuses', refused],
])('a token that %s is renewed, and nobody is asked to sign in', async (_, wrong) => {
  await plantToken(cache, { ...center.grantToken('refreshable', startUrl), ...wrong }, 'acme');
  for (const args of [['accounts'], ['credentials', ...access]]) {
    expect(await daypass(...args)).toMatchObject({ code: 0, stderr: '' });
  }
  expect(center.log.count('CreateToken')).toBe(1);
});

test.each([['accounts'], ['credentials', ...access]])(
  'a token that AWS neither takes nor renews is 3 (%s)',
  async (...args) => {
    const token = center.grantToken('refreshable', startUrl);
    await plantToken(cache, { ...token, ...refused, refreshToken: `aor${'x'.repeat(400)}` }, 'acme');
    const run = await daypass(...args);
    expectFailure(run, 3, /signed out/);
    expect(center.log.count()).toBe(2);
  },
);

test('a role that is not assigned, and an account that is not there, are 4 within three seconds', async () => {
  await signIn();
  for (const wrong of [
    ['--account', accountId, '--role', 'NoSuchRole'],
    ['--account', '999999999999', '--role', role],
  ]) {
    const run = await daypass('credentials', ...wrong);
    expectFailure(run, 4, new RegExp(`no role "${wrong[3]}" in account ${wrong[1]}`));
    expect(run.ms).toBeLessThan(3500);
  }
});

test('a certificate that nobody vouches for is 5 at once, and the way out is named', async () => {
  await signIn();
  const { HTTPS_PROXY = '' } = proxy.env();
  const run = await runDaypass(['accounts'], { home, env: { HTTPS_PROXY } });
  expectFailure(run, 5, /certificate of portal\.sso\.us-east-1\.amazonaws\.com .*not trusted.*AWS_CA_BUNDLE/);
  expect(run.ms).toBeLessThan(3000);
});

test('a proxy that is not there is 5, and is named without its password', async () => {
  await signIn();
  const env = { HTTPS_PROXY: 'http://ana:hunter2@127.0.0.1:9' };
  const run = await runDaypass(['credentials', ...access], { home, env });
  expectFailure(run, 5, /through the proxy 127\.0\.0\.1:9/);
  expect(run.stderr).not.toContain('hunter2');
});

test('a config file or a cache that cannot be read is 6', async () => {
  await rm(cache, { recursive: true });
  await writeFile(cache, 'not a folder');
  expectFailure(await daypass('accounts'), 6, /sso.cache/);
  await rm(join(aws, 'config'));
  await mkdir(join(aws, 'config'));
  expectFailure(await daypass('credentials', ...access), 6, /\.aws.config/);
});

test('Ctrl-C ends a verb at once', async () => {
  await signIn();
  center.failNext('ListAccounts', 'hang');
  const asked = expect.poll(() => center.log.count('ListAccounts'), { timeout: 10_000 }).toBe(1);
  let interruptedAt = 0;
  const interrupt = Promise.resolve(asked).then(() => {
    interruptedAt = performance.now();
  });
  const run = await runDaypass(['accounts'], { home, env: center.env(), interrupt });
  expect(performance.now() - interruptedAt).toBeLessThan(1500);
  expect({ ended: run.signal ?? run.code, stdout: run.stdout, stderr: run.stderr }).toEqual({
    ended: 'SIGINT',
    stdout: '',
    stderr: '',
  });
});
