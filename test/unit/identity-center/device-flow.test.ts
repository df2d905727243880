import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { accountAccess, oidcClient } from './oidc-client.ts';

let center: IdentityCenter;
let oidc: ReturnType<typeof oidcClient>;

beforeAll(async () => {
  center = await startIdentityCenter();
  oidc = oidcClient(center);
});
afterAll(() => center.stop());
beforeEach(() => center.change({ clockOffsetMs: 0, pollIntervalSeconds: 1, refreshTokensWorkOnce: true }));

const refused = (status: number, type: string, error: string) => ({
  status,
  type,
  body: { error, error_description: expect.any(String) },
});

test('a registration says in whole seconds when it ends, 90 days on', async () => {
  const { status, body } = await oidc.post('/client/register', { clientName: 'Test', clientType: 'public' });
  expect(status).toBe(200);
  expect(Number.isInteger(body.clientSecretExpiresAt)).toBe(true);
  expect(Number(body.clientSecretExpiresAt) - Number(body.clientIdIssuedAt)).toBe(90 * 24 * 3600);
});

test.each([
  ['no name', { clientType: 'public' }, 'InvalidRequestException', 'invalid_request'],
  [
    'a private client',
    { clientName: 'T', clientType: 'x' },
    'InvalidClientMetadataException',
    'invalid_client_metadata',
  ],
  [
    'an unknown scope',
    { clientName: 'T', clientType: 'public', scopes: ['all'] },
    'InvalidScopeException',
    'invalid_scope',
  ],
  [
    'an unknown grant',
    { clientName: 'T', clientType: 'public', grantTypes: ['password'] },
    'UnsupportedGrantTypeException',
    'unsupported_grant_type',
  ],
  [
    'a redirect to localhost by name',
    { clientName: 'T', clientType: 'public', redirectUris: ['http://localhost/oauth/callback'] },
    'InvalidRedirectUriException',
    'invalid_redirect_uri',
  ],
  ['something that is not JSON', '{"clientName"', 'InvalidRequestException', 'invalid_request'],
])('a registration with %s is refused', async (_, body, type, error) => {
  expect(await oidc.post('/client/register', body)).toEqual(refused(400, type, error));
});

test('a token comes once the person allowed it, and only once', async () => {
  const client = await oidc.register({ scopes: [accountAccess] });
  const { deviceCode, userCode, body } = await oidc.device(client);
  expect(body).toMatchObject({
    expiresIn: 600,
    interval: 1,
    verificationUri: `${center.url}/device`,
    verificationUriComplete: `${center.url}/device?user_code=${userCode}`,
  });
  expect(userCode).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
  expect(await oidc.poll(client, deviceCode)).toEqual(
    refused(400, 'AuthorizationPendingException', 'authorization_pending'),
  );
  expect(center.approveDevice(userCode)).toBe(true);
  const token = await oidc.poll(client, deviceCode);
  expect(token).toMatchObject({ status: 200, body: { tokenType: 'Bearer', expiresIn: 3600 } });
  expect(token.body.accessToken).toMatch(/^aoa/);
  expect(token.body.refreshToken).toMatch(/^aor/);
  expect(await oidc.poll(client, deviceCode)).toMatchObject({ type: 'InvalidGrantException' });
});

test('a client without scopes gets eight hours and nothing to refresh with', async () => {
  const client = await oidc.register();
  const { deviceCode, userCode } = await oidc.device(client);
  center.approveDevice(userCode);
  const token = await oidc.poll(client, deviceCode);
  expect(token.body).toEqual({ accessToken: expect.any(String), tokenType: 'Bearer', expiresIn: 8 * 3600 });
});

test('two questions at once are let through, the third is told to slow down', async () => {
  const client = await oidc.register();
  const { deviceCode } = await oidc.device(client);
  const errors: unknown[] = [];
  for (let poll = 0; poll < 3; poll += 1) errors.push((await oidc.poll(client, deviceCode)).body.error);
  expect(errors).toEqual(['authorization_pending', 'authorization_pending', 'slow_down']);
});

test('a denied and an expired code are told apart', async () => {
  const client = await oidc.register();
  const denied = await oidc.device(client);
  expect(center.denyDevice(denied.userCode)).toBe(true);
  expect(await oidc.poll(client, denied.deviceCode)).toEqual(refused(400, 'AccessDeniedException', 'access_denied'));
  const expired = await oidc.device(client);
  center.change({ clockOffsetMs: 600_001 });
  expect(center.approveDevice(expired.userCode)).toBe(false);
  expect(await oidc.poll(client, expired.deviceCode)).toEqual(refused(400, 'ExpiredTokenException', 'expired_token'));
});

test('a wrong secret and an ended registration are an unknown client, with 401', async () => {
  const client = await oidc.register();
  const wrong = { ...client, clientSecret: 'wrong', startUrl: center.startUrl };
  const unknown = refused(401, 'InvalidClientException', 'invalid_client');
  expect(await oidc.post('/device_authorization', wrong)).toEqual(unknown);
  center.change({ clockOffsetMs: 90 * 24 * 3600_000 + 1000 });
  expect(await oidc.post('/device_authorization', { ...client, startUrl: center.startUrl })).toEqual(unknown);
});

test('a start URL is known with and without the endings that people copy along, another one is not', async () => {
  const client = await oidc.register();
  for (const ending of ['', '/', '#', '#/', '/#/']) {
    const startUrl = `https://acme.awsapps.com/start${ending}`;
    expect(await oidc.post('/device_authorization', { ...client, startUrl })).toMatchObject({ status: 200 });
  }
  const startUrl = 'https://renamed.awsapps.com/start';
  expect(await oidc.post('/device_authorization', { ...client, startUrl })).toEqual(
    refused(400, 'InvalidRequestException', 'invalid_request'),
  );
});

test('a code of one client is worth nothing to another', async () => {
  const [one, other] = [await oidc.register(), await oidc.register()];
  const { deviceCode, userCode } = await oidc.device(one);
  center.approveDevice(userCode);
  expect(await oidc.poll(other, deviceCode)).toEqual(refused(400, 'InvalidGrantException', 'invalid_grant'));
  expect(await oidc.poll(one, deviceCode)).toMatchObject({ status: 200 });
});

test('a refresh gives a new token of each kind, and the old refresh token is spent', async () => {
  const { clientId, clientSecret, refreshToken, accessToken } = center.grantToken();
  const fresh = await oidc.refresh({ clientId, clientSecret }, refreshToken);
  expect(fresh).toMatchObject({ status: 200, body: { expiresIn: 3600 } });
  expect(fresh.body.accessToken).not.toBe(accessToken);
  const again = refused(400, 'InvalidGrantException', 'invalid_grant');
  expect(await oidc.refresh({ clientId, clientSecret }, refreshToken)).toEqual(again);
  center.change({ refreshTokensWorkOnce: false });
  expect(await oidc.refresh({ clientId, clientSecret }, refreshToken)).toMatchObject({ status: 200 });
});

test('no refresh outlives the session, nor a sign-out', async () => {
  const ended = center.grantToken();
  center.change({ clockOffsetMs: 8 * 3600_000 });
  expect(await oidc.refresh(ended, ended.refreshToken)).toMatchObject({ type: 'InvalidGrantException' });
  const { accessToken, refreshToken, ...client } = center.grantToken();
  await fetch(`${center.url}/logout`, { method: 'POST', headers: { 'x-amz-sso_bearer_token': accessToken } });
  expect(await oidc.refresh(client, refreshToken)).toMatchObject({ type: 'InvalidGrantException' });
});
