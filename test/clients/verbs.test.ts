import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { type AwsProxy, startProxy } from '../identity-center/proxy.ts';
import { runAws } from './aws.ts';
import { expectFailedVerb, type ProgramRun, runDaypass, runProgram } from './daypass.ts';

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

test('accounts --json gives every account, by name, with its roles', async () => {
  await signIn();
  const run = await daypass('accounts', '--json');
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const [production, zoo, nameless] = accounts;
  expect(run.stdout).toBe(
    `${JSON.stringify(
      [
        { ...production, roles: { ReadOnlyAccess: {}, Billing: {} } },
        { ...zoo, roles: {} },
        { accountId: nameless?.accountId, roles: JSON.parse('{"__proto__":{}}') },
      ],
      null,
      2,
    )}\n`,
  );
});

test('accounts prints a list for people', async () => {
  await signIn();
  expect(await daypass('accounts')).toMatchObject({
    code: 0,
    stderr: '',
    stdout: `001234567890  Production  production@acme.example
              ReadOnlyAccess
              Billing
012345678901  Zoo
000000000009
              __proto__
`,
  });
});

test('an account whose roles could not be had is told apart from one without roles', async () => {
  await signIn();
  const body = '{"message":"Bad","__type":"com.amazonaws.switchboard.portal#InvalidRequestException"}';
  center.failNext('ListAccountRoles', { status: 400, headers: { 'content-type': 'application/json' }, body });
  const { code, stdout, stderr } = await daypass('accounts', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout).filter(({ roles }: { roles: unknown }) => roles === null)).toHaveLength(1);
  expect(stderr).toMatch(/^daypass: The roles of 1 of 3 accounts are missing: \d{12}\. .*\n$/);
});

test('what credentials prints for a shell lets the real AWS CLI say who it is', async () => {
  await signIn();
  const script = `set -eu; eval "$('${made.launcher}' credentials ${access.join(' ')} --format env)"; aws sts get-caller-identity`;
  const env = { ...proxy.env(), AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' };
  const run = await runProgram('/bin/bash', ['-c', script], { home, env });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(run.stdout)).toMatchObject({ Account: accountId, Arn: expect.stringContaining(role) });
  expect(proxy.refused).toEqual([]);
});

test('credentials --format json is written as the AWS CLI writes it', async () => {
  const { accessToken } = await signIn();
  const ours = await daypass('credentials', ...access, '--format', 'json');
  expect(ours).toMatchObject({ code: 0, stderr: '' });
  const asked = [
    '--access-token',
    accessToken,
    '--region',
    'us-east-1',
    '--account-id',
    accountId,
    '--role-name',
    role,
  ];
  const theirs = await runAws(['sso', 'get-role-credentials', ...asked, '--output', 'json'], { home, proxy });
  const values = /"(ASIA\w+|[\w+/=]{40,})"|\d{13}/g;
  expect(ours.stdout.replace(values, '?')).toBe(theirs.stdout.replace(values, '?'));
  const shape = {
    roleCredentials: {
      accessKeyId: expect.stringMatching(/^ASIA/),
      secretAccessKey: expect.any(String),
      sessionToken: expect.any(String),
      expiration: expect.any(Number),
    },
  };
  for (const { stdout } of [ours, theirs]) expect(JSON.parse(stdout)).toEqual(shape);
});

test.each(['sso', 'keys'])('export --as %s makes a profile that the real AWS CLI runs with', async (kind) => {
  await signIn();
  const run = await daypass('export', ...access, '--profile', 'made', '--as', kind);
  expect(run).toMatchObject({ code: 0, stdout: '' });
  const asked = ['sts', 'get-caller-identity', '--profile', 'made', '--output', 'json'];
  const { code, stdout } = await runAws(asked, { home, proxy });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ Account: accountId, Arn: expect.stringContaining(role) });
});

test.each([
  [['status', '--type=renderer'], /no option --type/],
  [['--json', 'status'], /verb comes first/],
  [[''], /no verb ""/],
])('%j is refused, and is none of Chromium’s business', async (args, words) => {
  expectFailure(await daypass(...args), 2, words);
});

test('a terminal of another Electron app changes nothing', async () => {
  const env = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=./nowhere.cjs' };
  const run = await runDaypass(['status', '--json', '--'], { home, env });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(run.stdout).sessions).toHaveLength(1);
});

test.each([
  ['no such verb', ['credential'], /Did you mean `daypass credentials`/],
  ['no role', ['credentials', '--account', accountId], /--role is missing/],
  ['an account id without its zeros', ['credentials', '--account', '1234567890', '--role', role], /twelve digits/],
  ['a format that is not there', ['credentials', ...access, '--format', 'fish'], /not there yet/],
  ['no such session', ['accounts', '--session', 'nobody'], /no session "nobody"/],
])('wrong usage ends with 2: %s', async (_, args, words) => {
  await signIn();
  expectFailure(await daypass(...args), 2, words);
  expect(center.log.count()).toBe(0);
});
