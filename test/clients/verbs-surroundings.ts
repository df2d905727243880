import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { type AwsProxy, startProxy } from '../identity-center/proxy.ts';
import { removeFolder } from '../remove-folder.ts';
import { expectFailedVerb, type ProgramRun, runDaypass } from './daypass.ts';

export const startUrl = 'https://acme.awsapps.com/start';
export const accountId = '001234567890';
export const role = 'ReadOnlyAccess';
export const access = ['--account', accountId, '--role', role];
export const accounts = [
  { accountId, accountName: 'Production', emailAddress: 'production@acme.example', roles: [role, 'Billing'] },
  { accountId: '012345678901', accountName: 'Zoo', roles: [] },
  { accountId: '000000000009', roles: ['__proto__'] },
];
const sections = `[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;

/** AWS for all tests of a file that imports this, and for each test a home with one session and nobody signed in. */
export let center: IdentityCenter;
export let proxy: AwsProxy;
export let home: string;
export let aws: string;
export let cache: string;

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
  await removeFolder(home);
});

export const signIn = async (expiresAt?: number) => {
  const token = center.grantToken('refreshable', startUrl);
  await plantToken(cache, expiresAt === undefined ? token : { ...token, expiresAt }, 'acme');
  return token;
};
export const daypass = (...args: string[]) => runDaypass(args, { home, env: center.env() });

export const expectFailure = (run: ProgramRun, code: number, words: RegExp) =>
  expectFailedVerb(run, code, words, center.secrets());

/** What AWS refuses as a token. */
export const refused = { accessToken: `aoa${'x'.repeat(400)}` };
