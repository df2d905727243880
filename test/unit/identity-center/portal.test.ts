import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
  SSOClient,
} from '@aws-sdk/client-sso';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';

let center: IdentityCenter;
let client: SSOClient;

beforeAll(async () => {
  center = await startIdentityCenter({ accounts: 45, roles: 2 });
  client = new SSOClient({ region: center.region, endpoint: center.url, maxAttempts: 1 });
});
afterAll(() => center.stop());
beforeEach(() => center.log.clear());

const get = (path: string, token?: string): Promise<Response> =>
  fetch(center.url + path, token === undefined ? {} : { headers: { 'x-amz-sso_bearer_token': token } });

test('a page holds 20 accounts unless asked otherwise, and the pages together hold all', async () => {
  const { accessToken } = center.grantToken();
  const pages: (string | undefined)[][] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new ListAccountsCommand({ accessToken, nextToken }));
    pages.push((page.accountList ?? []).map((account) => account.accountId));
    nextToken = page.nextToken ?? undefined;
  } while (nextToken);
  expect(pages.map((page) => page.length)).toEqual([20, 20, 5]);
  expect(pages.flat()).toEqual(center.accounts().map((account) => account.accountId));
  expect(center.log.count('ListAccounts')).toBe(3);
});

test('a page of 100 is the largest, with the words that AWS refuses more with', async () => {
  const { accessToken } = center.grantToken();
  const all = await client.send(new ListAccountsCommand({ accessToken, maxResults: 100 }));
  expect(all.accountList).toHaveLength(45);
  const refused = await get('/assignment/accounts?max_result=101', accessToken);
  expect(refused.status).toBe(400);
  expect(refused.headers.get('x-amzn-errortype')).toBe('InvalidRequestException');
  expect(await refused.json()).toEqual({
    message: 'ResultSize parameter must be within the valid limits of: 1-100',
    __type: 'com.amazonaws.switchboard.portal#InvalidRequestException',
  });
});

test('the last page ends with a null token, and a token of one list opens no other', async () => {
  const { accessToken } = center.grantToken();
  const last = await (await get('/assignment/accounts?max_result=50', accessToken)).json();
  expect(last.nextToken).toBeNull();
  const first = await (await get('/assignment/accounts', accessToken)).json();
  const id = center.accounts()[0]?.accountId;
  const wrong = await get(`/assignment/roles?account_id=${id}&next_token=${first.nextToken}`, accessToken);
  expect(wrong.status).toBe(400);
});

test('roles carry the name of the permission set and the account', async () => {
  const { accessToken } = center.grantToken();
  const accountId = center.accounts()[2]?.accountId;
  expect(accountId).toMatch(/^00/);
  const { roleList } = await client.send(new ListAccountRolesCommand({ accessToken, accountId }));
  expect(roleList).toEqual([
    { roleName: 'ReadOnlyAccess', accountId },
    { roleName: 'DataScientist', accountId },
  ]);
});

test('an account that is not in the organisation is 404 for its roles and 403 for its credentials', async () => {
  const { accessToken } = center.grantToken();
  const roles = await get('/assignment/roles?account_id=999999999999', accessToken);
  expect([roles.status, roles.headers.get('x-amzn-errortype')]).toEqual([404, 'ResourceNotFoundException']);
  const keys = await get('/federation/credentials?account_id=999999999999&role_name=Billing', accessToken);
  expect([keys.status, keys.headers.get('x-amzn-errortype')]).toEqual([403, 'ForbiddenException']);
  expect(await keys.json()).toMatchObject({ message: 'No access' });
});

test('credentials say who they are, for an hour, and are listed among the secrets', async () => {
  const { accessToken } = center.grantToken();
  const account = center.accounts()[0];
  const { roleCredentials } = await client.send(
    new GetRoleCredentialsCommand({ accessToken, accountId: account?.accountId, roleName: 'DataScientist' }),
  );
  const { accessKeyId = '', secretAccessKey = '', sessionToken = '', expiration = 0 } = roleCredentials ?? {};
  expect(accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  expect(secretAccessKey).toHaveLength(40);
  expect(expiration % 1000).toBe(0);
  expect(Math.abs(expiration - Date.now() - 3_600_000)).toBeLessThan(5000);
  const values = center.secrets().map((secret) => secret.value);
  expect(values).toContain(secretAccessKey);
  expect(values).toContain(sessionToken);

  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  const sts = new STSClient({ region: center.region, endpoint: center.url, credentials });
  const who = await sts.send(new GetCallerIdentityCommand({}));
  expect(who.Account).toBe(account?.accountId);
  expect(who.Arn).toMatch(
    new RegExp(
      `^arn:aws:sts::${account?.accountId}:assumed-role/AWSReservedSSO_DataScientist_[0-9a-f]{16}/ana.perez@acme.example$`,
    ),
  );
});

test('no token, a made-up token, an expired token and one that was signed out are all refused alike', async () => {
  const signedOut = center.grantToken().accessToken;
  await client.send(new LogoutCommand({ accessToken: signedOut }));
  const expired = center.grantToken().accessToken;
  center.change({ clockOffsetMs: 3_600_001 });
  const fresh = center.grantToken().accessToken;
  for (const token of [undefined, 'aoaMadeUp', signedOut, expired]) {
    const refused = await get('/assignment/accounts', token);
    expect([refused.status, refused.headers.get('x-amzn-errortype')]).toEqual([401, 'UnauthorizedException']);
    expect(await refused.json()).toMatchObject({ message: 'Session token not found or invalid' });
  }
  expect((await get('/assignment/accounts', fresh)).status).toBe(200);
  center.change({ clockOffsetMs: 0 });
});

test('above its rate the portal answers 429 in the shape that was seen at AWS', async () => {
  const limited = await startIdentityCenter({ portalRequestsPerSecond: 5 });
  const headers = { 'x-amz-sso_bearer_token': limited.grantToken().accessToken };
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => fetch(`${limited.url}/assignment/accounts`, { headers })),
  );
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(6);
  expect(refused.length).toBeLessThanOrEqual(7);
  expect(await refused[0]?.json()).toEqual({
    message: 'HTTP 429 Unknown Code',
    __type: 'com.amazonaws.switchboard.portal#TooManyRequestsException',
  });
  await limited.stop();
});
