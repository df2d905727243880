import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromSSO } from '@aws-sdk/credential-providers';
import { afterEach, expect, test, vi } from 'vitest';
import { plantToken } from '../identity-center/plant-token.ts';
import { awsSsoLogin, callerIdentityWithAws, callerIdentityWithBoto3, runAws } from './aws.ts';
import { accountId, cache, center, home, legacyStartUrl, proxy, startUrl } from './profile-surroundings.ts';

const fixtures = new URL('../fixtures/awscli-2.9.19/sso/cache/', import.meta.url);
const me = {
  Account: accountId,
  Arn: expect.stringMatching(
    /^arn:aws:sts::001234567890:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/ana\.perez@acme\.example$/,
  ),
};

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the AWS CLI signs in to a session, and it and boto3 then say who they are', { timeout: 60_000 }, async () => {
  const login = await awsSsoLogin(center, { home, proxy, session: 'acme' });
  expect(login).toMatchObject({ code: 0, stderr: '' });
  expect(login.stdout).toContain('https://device.sso.us-east-1.amazonaws.com/?user_code=');
  expect(center.log.count('RegisterClient')).toBe(1);
  expect(await callerIdentityWithAws('acme-ro', { home, proxy })).toMatchObject(me);
  expect(await callerIdentityWithBoto3('acme-ro', { home, proxy })).toMatchObject(me);
  expect(center.log.count('GetRoleCredentials')).toBe(2);
  expect(center.log.calls.filter((call) => call.status === 404)).toEqual([]);
  expect(proxy.refused).toEqual([]);
});

test('both kinds of session leave the files that the fixtures hold', { timeout: 60_000 }, async () => {
  expect(await awsSsoLogin(center, { home, proxy, session: 'acme' })).toMatchObject({ code: 0 });
  expect(await awsSsoLogin(center, { home, proxy, profile: 'legacy' })).toMatchObject({ code: 0 });
  expect((await readdir(cache)).toSorted()).toEqual((await readdir(fixtures)).toSorted());
  for (const name of await readdir(cache)) {
    const keys = async (at: string | URL): Promise<string[]> => Object.keys(JSON.parse(await readFile(at, 'utf8')));
    expect(await keys(join(cache, name))).toEqual(await keys(new URL(name, fixtures)));
  }
  expect(await callerIdentityWithAws('legacy', { home, proxy })).toMatchObject(me);
});

test('a denied sign-in ends the AWS CLI with the reason', { timeout: 60_000 }, async () => {
  const denied = await runAws(['sso', 'login', '--no-browser', '--sso-session', 'acme'], {
    home,
    proxy,
    onOutput: (stdout) => {
      const code = /^[A-Z]{4}-[A-Z]{4}$/m.exec(stdout)?.[0];
      if (code !== undefined) center.denyDevice(code);
    },
  });
  expect(denied.code).not.toBe(0);
  expect(denied.stderr).toContain('AccessDeniedException');
});

test('the AWS CLI signs out: the token is worth nothing afterwards', { timeout: 60_000 }, async () => {
  const token = center.grantToken('refreshable', startUrl);
  await plantToken(cache, token, 'acme');
  expect(await runAws(['sso', 'logout'], { home, proxy })).toMatchObject({ code: 0, stderr: '' });
  expect(await readdir(cache)).toEqual([]);
  const headers = { 'x-amz-sso_bearer_token': token.accessToken };
  expect((await fetch(`${center.url}/assignment/accounts`, { headers })).status).toBe(401);
});

test('the AWS CLI refreshes a token that is about to end, and pages through accounts', {
  timeout: 60_000,
}, async () => {
  const token = center.grantToken('refreshable', startUrl);
  await plantToken(cache, { ...token, expiresAt: Date.now() + 60_000 }, 'acme');
  expect(await callerIdentityWithAws('acme-ro', { home, proxy })).toMatchObject(me);
  const [file = ''] = await readdir(cache);
  const written = JSON.parse(await readFile(join(cache, file), 'utf8'));
  expect(written.accessToken).not.toBe(token.accessToken);
  const listed = await runAws(
    ['sso', 'list-accounts', '--access-token', written.accessToken, '--region', 'us-east-1'],
    {
      home,
      proxy,
    },
  );
  expect(JSON.parse(listed.stdout)).toEqual({ accountList: [{ accountId, accountName: 'Production' }] });
});

test('the SDK for JavaScript comes here by the endpoint variables alone', async () => {
  await plantToken(cache, center.grantToken('legacy', legacyStartUrl));
  for (const [name, value] of Object.entries({ ...center.env(), HOME: home })) vi.stubEnv(name, value);
  const credentials = fromSSO({
    ssoStartUrl: legacyStartUrl,
    ssoRegion: 'us-east-1',
    ssoAccountId: accountId,
    ssoRoleName: 'ReadOnlyAccess',
  });
  const sts = new STSClient({ region: 'us-east-1', credentials });
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject(me);
});
