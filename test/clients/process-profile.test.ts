import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { plantToken } from '../identity-center/plant-token.ts';
import { callerIdentityWithAws, callerIdentityWithBoto3, runAws } from './aws.ts';
import { runDaypass, runProgram } from './daypass.ts';
import { identitiesOfEveryTool } from './every-tool-twice.ts';
import { callerIdentitiesWithSdk } from './sdk.ts';
import { access, accountId, aws, center, daypass, home, proxy, role, signIn, startUrl } from './verbs-surroundings.ts';

const helper = () => join(home, '.local', 'share', 'daypass', 'bin', 'daypass');
const exporting = (...more: string[]) => daypass('export', ...access, '--profile', 'made', '--as', 'process', ...more);
const me = { Account: accountId, Arn: expect.stringContaining(role) };
const config = () => readFile(join(aws, 'config'), 'utf8');

beforeEach(() => center.change({ credentialsSeconds: 3600 }));

describe('with the profile, and without the app running,', () => {
  test('AWS tools say who they are, before their first credentials have ended and after', async () => {
    center.change({ credentialsSeconds: 3 });
    await signIn();
    expect(await exporting()).toMatchObject({ code: 0, stdout: '' });
    const identities = await identitiesOfEveryTool('made', 3, { home, proxy, env: center.env() });
    const both = [me, me];
    expect(identities).toMatchObject({ aws: both, boto3: both, fromIni: both, fromProcess: both });
    expect(proxy.refused).toEqual([]);
  });

  test('tools that come one after the other make one call', async () => {
    await signIn();
    await exporting();
    expect(await callerIdentityWithAws('made', { home, proxy })).toMatchObject(me);
    expect(await callerIdentityWithBoto3('made', { home, proxy })).toMatchObject(me);
    expect(center.log.count('GetRoleCredentials')).toBe(1);
  });

  test('the AWS CLI goes on when the token has ended, and shows what to do when the sign-in has', async () => {
    await signIn(Date.now() - 1000);
    await exporting();
    expect(await callerIdentityWithAws('made', { home, proxy })).toMatchObject(me);
    await daypass('sign-out');
    const { code, stderr } = await runAws(['sts', 'get-caller-identity', '--profile', 'made'], { home, proxy });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/signed out.*daypass sign-in --session acme/);
  });
});

test('a dry run prints the very change, and makes nothing', async () => {
  await signIn();
  const { code, stdout } = await exporting('--dry-run');
  expect(code).toBe(0);
  expect(stdout).toBe(`~/.aws/config
+
+ [profile made]
+ credential_process = ${helper()} credential-process --session acme --account ${accountId} --role ${role}
+ region = us-east-1
`);
  expect(await config()).not.toContain('made');
  await expect(stat(helper())).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a program with nothing in its environment but HOME is answered', async () => {
  await signIn();
  await exporting();
  const args = ['credential-process', '--session', 'acme', ...access];
  const bare = Object.entries({ HOME: home, ...center.env() }).map(([name, value]) => `${name}=${value}`);
  const run = await runProgram('/usr/bin/env', ['-i', ...bare, helper(), ...args], { home });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(run.stdout)).toMatchObject({ Version: 1 });
});

test('names with spaces, in the path and of the session, are read by every tool', async () => {
  center.change({ credentialsSeconds: 3 });
  const odd = join(home, "Ana's home");
  const folder = join(odd, '.aws');
  await mkdir(folder, { recursive: true });
  const section = `[sso-session 'my session']\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;
  await writeFile(join(folder, 'config'), section);
  await plantToken(join(folder, 'sso', 'cache'), center.grantToken('refreshable', startUrl), 'my session');
  const options = { home: odd, env: center.env() };
  const run = await runDaypass(['export', ...access, '--profile', 'made', '--as', 'process'], options);
  expect(run).toMatchObject({ code: 0, stdout: '' });
  expect(await callerIdentityWithAws('made', { home: odd, proxy })).toMatchObject(me);
  expect(await callerIdentityWithBoto3('made', { home: odd, proxy })).toMatchObject(me);
  expect(await callerIdentitiesWithSdk('fromIni', 'made', options)).toMatchObject([me, me]);
});

test('when the helper is gone, the next export makes it anew', async () => {
  await signIn();
  await exporting();
  const before = await config();
  await rm(helper());
  expect(await exporting()).toMatchObject({ code: 0, stderr: expect.stringContaining('already') });
  expect(await callerIdentityWithAws('made', { home, proxy })).toMatchObject(me);
  expect(await config()).toBe(before);
});
