import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';

let center: IdentityCenter;

beforeAll(async () => {
  center = await startIdentityCenter();
});
afterAll(() => center.stop());
afterEach(() => {
  center.clearFaults();
  center.log.clear();
  center.change({ latencyMs: 0 });
});

const list = (init: RequestInit = {}): Promise<Response> =>
  fetch(`${center.url}/assignment/accounts`, {
    ...init,
    headers: { 'x-amz-sso_bearer_token': center.grantToken().accessToken },
  });

test('a fault lasts for as many calls as asked, for its operation alone', async () => {
  center.failNext('ListAccounts', 'unauthorized', 2);
  center.failNext('ListAccounts', 'server-error');
  center.failNext('Logout', 'throttled');
  const statuses: number[] = [];
  for (let call = 0; call < 4; call += 1) statuses.push((await list()).status);
  expect(statuses).toEqual([401, 401, 500, 200]);
  expect(center.log.calls.map((call) => call.status)).toEqual(statuses);
});

test('a dropped connection and half an answer are errors of the network', async () => {
  center.failNext('ListAccounts', 'drop');
  await expect(list()).rejects.toThrow();
  center.failNext('ListAccounts', 'half');
  const answer = await list();
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
  expect(center.log.calls.map((call) => call.status)).toEqual([0, 200]);
});

test('a call that hangs ends when the client gives up', async () => {
  center.failNext('ListAccounts', 'hang');
  await expect(list({ signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/);
  expect((await list()).status).toBe(200);
});

test('a fault takes the shape of its service', async () => {
  center.failNext('CreateToken', 'server-error');
  const oidc = await fetch(`${center.url}/token`, { method: 'POST', body: '{}' });
  expect([oidc.status, (await oidc.json()).error]).toEqual([500, 'server_error']);
  center.failNext('GetCallerIdentity', 'throttled');
  const sts = await fetch(center.url, { method: 'POST' });
  expect(await sts.text()).toContain('<Code>Throttling</Code>');
  center.failNext('ListAccounts', 'unavailable');
  const portal = await list();
  expect([portal.status, portal.headers.get('content-type')]).toEqual([503, 'text/html']);
});

test('a reply of one own is given as it is', async () => {
  center.failNext('ListAccounts', { status: 200, headers: { 'content-type': 'application/json' }, body: '{"accountL' });
  expect(await (await list()).text()).toBe('{"accountL');
});

test('latency is added to every answer of an API', async () => {
  center.change({ latencyMs: 80 });
  const started = performance.now();
  await list();
  expect(performance.now() - started).toBeGreaterThanOrEqual(79);
});

test('the log tells which access was asked for', async () => {
  await fetch(`${center.url}/federation/credentials?account_id=012345678901&role_name=Billing`);
  expect(center.log.calls).toMatchObject([
    { operation: 'GetRoleCredentials', status: 401, accountId: '012345678901', role: 'Billing' },
  ]);
});
