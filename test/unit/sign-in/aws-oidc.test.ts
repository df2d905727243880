import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { awsOidc } from '../../../main/adapters/aws-oidc.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';

let center: IdentityCenter;
beforeEach(async () => {
  center = await startIdentityCenter();
});
afterEach(() => center.stop());

const scopes = ['sso:account:access'];
const oidc = () => awsOidc({ env: center.env(), version: '1.2.3' });
const deviceClient = () =>
  oidc().register(center.region, { startUrl: center.startUrl, sessionName: 'acme', scopes, grant: 'device' });

const verifier = randomBytes(48).toString('base64url');
const redirectUri = 'http://127.0.0.1:49152/oauth/callback';

/** Opens the address as a browser would and presses Allow; gives the code that comes back. */
async function allow(url: string): Promise<Secret> {
  const page = await (await fetch(url, { redirect: 'manual' })).text();
  const request = /name="request" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const body = new URLSearchParams({ request, decision: 'allow' });
  const sent = await fetch(new URL('/authorize', url), { method: 'POST', body, redirect: 'manual' });
  const back = new URL(sent.headers.get('location') ?? 'about:blank');
  return new Secret(back.searchParams.get('code') ?? '');
}

test('with a code: pending until it is approved, then a token that is refreshed with rotating tokens', async () => {
  const client = await deviceClient();
  expect(client).toMatchObject({ grant: 'device', scopes });
  expect(client.expiresAt - Date.now()).toBeGreaterThan(89 * 24 * 3600_000);
  const device = await oidc().startDevice(center.region, { client, startUrl: center.startUrl });
  expect(device.verificationUriComplete).toBe(`${center.url}/device?user_code=${device.userCode}`);
  expect(device.intervalMs).toBe(1000);
  const poll = () => oidc().tokenByDevice(center.region, { client, deviceCode: device.deviceCode });
  await expect(poll()).rejects.toMatchObject({ name: 'OidcFailure', kind: 'authorization_pending' });
  center.approveDevice(device.userCode);
  const before = Date.now();
  const { accessToken, refreshToken = new Secret(''), expiresAt } = await poll();
  expect(accessToken.reveal()).toMatch(/^aoa/);
  expect(expiresAt - 3600_000).toBeGreaterThanOrEqual(before);
  expect(expiresAt - 3600_000).toBeLessThanOrEqual(Date.now());
  const renewed = await oidc().tokenByRefresh(center.region, { client, refreshToken });
  expect(renewed.refreshToken?.reveal()).not.toBe(refreshToken.reveal());
  const spent = oidc().tokenByRefresh(center.region, { client, refreshToken });
  await expect(spent).rejects.toMatchObject({ kind: 'invalid_grant', message: 'AWS answered: Invalid refresh token.' });
});

test('with the browser: the page that is opened gives a code, which buys a token', async () => {
  const wish = { startUrl: center.startUrl, sessionName: 'acme', scopes, grant: 'authorization-code' } as const;
  const client = await oidc().register(center.region, wish);
  const url = await oidc().authorizeUrl(center.region, {
    clientId: client.clientId,
    redirectUri,
    state: 'the state',
    codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
    scopes,
  });
  const code = await allow(url);
  const token = await oidc().tokenByCode(center.region, { client, code, verifier: new Secret(verifier), redirectUri });
  expect(token.accessToken.reveal()).toMatch(/^aoa/);
  expect(token.refreshToken?.reveal()).toMatch(/^aor/);
});

test('a session without a name is given a token that can not be refreshed', async () => {
  const client = await oidc().register(center.region, { startUrl: center.startUrl, grant: 'device' });
  expect(client.scopes).toBeUndefined();
  const { deviceCode, userCode } = await oidc().startDevice(center.region, { client, startUrl: center.startUrl });
  center.approveDevice(userCode);
  expect(await oidc().tokenByDevice(center.region, { client, deviceCode })).not.toHaveProperty('refreshToken');
});

test('requests say who asks, and each is made once', async () => {
  center.failNext('RegisterClient', 'server-error');
  await expect(deviceClient()).rejects.toMatchObject({ kind: 'server_error' });
  expect(center.log.count()).toBe(1);
  expect(center.log.calls[0]?.userAgent).toContain('daypass/1.2.3');
});

test('a request that is cut short is cancelled', async () => {
  const client = await deviceClient();
  center.failNext('CreateToken', 'hang');
  const cut = new AbortController();
  setTimeout(() => cut.abort(), 50);
  const token = oidc().tokenByRefresh(center.region, { client, refreshToken: new Secret('aor') }, cut.signal);
  await expect(token).rejects.toMatchObject({ kind: 'cancelled' });
});

const answered = (body: unknown) => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': 'r' },
  body: JSON.stringify(body),
});

test('an answer that lacks what was asked for is a failure of AWS, not a half token', async () => {
  const client = await deviceClient();
  const refresh = () => oidc().tokenByRefresh(center.region, { client, refreshToken: new Secret('aor') });
  for (const body of [{}, { expiresIn: 3600 }, { accessToken: 'aoa' }, { accessToken: 'aoa', expiresIn: 0 }]) {
    center.failNext('CreateToken', answered(body));
    await expect(refresh()).rejects.toMatchObject({ kind: 'server_error', message: 'AWS answered without a token.' });
  }
  center.failNext('RegisterClient', answered({ clientId: 'c', clientSecret: 's' }));
  await expect(deviceClient()).rejects.toMatchObject({ kind: 'server_error' });
});

test('a device authorization is patient for five seconds where AWS says nothing, and never opens what is no web page', async () => {
  const client = await deviceClient();
  const start = () => oidc().startDevice(center.region, { client, startUrl: center.startUrl });
  const given = { deviceCode: 'd', userCode: 'ABCD-EFGH', verificationUri: 'https://device.example/', expiresIn: 600 };
  center.failNext('StartDeviceAuthorization', answered(given));
  expect(await start()).toMatchObject({ intervalMs: 5000, verificationUriComplete: 'https://device.example/' });
  center.failNext('StartDeviceAuthorization', answered({ ...given, verificationUri: 'file:///etc/passwd' }));
  await expect(start()).rejects.toMatchObject({ kind: 'server_error' });
});

test('a clock that is off is told of with every answer, and with a refusal; a few minutes are nothing', async () => {
  const told: (number | undefined)[] = [];
  const aboutFortyMinutesBehind = (ms: unknown) => Math.round(Number(ms) / 60_000) === -40;
  const listening = awsOidc({ env: center.env(), version: '1', onClockSkew: (ms) => told.push(ms) });
  const register = () => listening.register(center.region, { startUrl: center.startUrl, grant: 'device' });
  center.change({ clockOffsetMs: 4 * 60_000 });
  await register();
  center.change({ clockOffsetMs: -40 * 60_000 });
  await register();
  expect(told[0]).toBeUndefined();
  expect(told[1]).toSatisfy(aboutFortyMinutesBehind);
  center.failNext('RegisterClient', 'unauthorized');
  const refused = await register().catch((error: unknown) => error);
  expect(refused).toMatchObject({ kind: 'invalid_client', clockSkewMs: expect.toSatisfy(aboutFortyMinutesBehind) });
  expect(told[2]).toSatisfy(aboutFortyMinutesBehind);
});
