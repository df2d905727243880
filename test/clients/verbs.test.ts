import { expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { plantToken } from '../identity-center/plant-token.ts';
import { runAws } from './aws.ts';
import { runDaypass, runProgram } from './daypass.ts';
import {
  access,
  accountId,
  accounts,
  cache,
  center,
  daypass,
  home,
  proxy,
  refused,
  role,
  signIn,
  startUrl,
} from './verbs-surroundings.ts';

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

test('a terminal of another Electron app changes nothing', async () => {
  const env = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=./nowhere.cjs' };
  const run = await runDaypass(['status', '--json', '--'], { home, env });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(run.stdout).sessions).toHaveLength(1);
});

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
