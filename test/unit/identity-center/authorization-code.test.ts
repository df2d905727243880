import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { accountAccess, oidcClient, type Registered } from './oidc-client.ts';

let center: IdentityCenter;
let oidc: ReturnType<typeof oidcClient>;
let client: Registered;

const codeVerifier = randomBytes(48).toString('base64url');
const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
const redirectUri = 'http://127.0.0.1:49152/oauth/callback';

beforeAll(async () => {
  center = await startIdentityCenter();
  oidc = oidcClient(center);
  client = await oidc.register({
    scopes: [accountAccess],
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: ['http://127.0.0.1/oauth/callback'],
    issuerUrl: center.startUrl,
  });
});
afterAll(() => center.stop());

function visit(changed: Record<string, string> = {}): Promise<Response> {
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    state: 'the-state',
    code_challenge_method: 'S256',
    code_challenge: challenge,
    scopes: accountAccess,
    ...changed,
  });
  return fetch(`${center.url}/authorize?${parameters}`, { redirect: 'manual' });
}

/** Answers the page as a click would; gives where the browser is sent. */
async function answer(decision: 'allow' | 'deny'): Promise<URL> {
  const page = await (await visit()).text();
  const request = /name="request" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const body = new URLSearchParams({ request, decision });
  const sent = await fetch(`${center.url}/authorize`, { method: 'POST', body, redirect: 'manual' });
  return new URL(sent.headers.get('location') ?? 'about:blank');
}

const exchange = (code: string | null, changed: object = {}) =>
  oidc.post('/token', { ...client, grantType: 'authorization_code', code, codeVerifier, redirectUri, ...changed });

test('the code comes back to the port that was asked for, with the state, and buys a token once', async () => {
  const back = await answer('allow');
  expect(back.origin + back.pathname).toBe(redirectUri);
  expect(back.searchParams.get('state')).toBe('the-state');
  const code = back.searchParams.get('code');
  expect(await exchange(code)).toMatchObject({
    status: 200,
    body: { expiresIn: 3600, refreshToken: expect.stringMatching(/^aor/) },
  });
  expect(await exchange(code)).toMatchObject({ status: 400, type: 'InvalidGrantException' });
});

test('a refusal comes back as access_denied with the state', async () => {
  const back = await answer('deny');
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 'the-state' });
});

test('another verifier does not fit, and the code is spent by the attempt', async () => {
  const code = (await answer('allow')).searchParams.get('code');
  const other = randomBytes(48).toString('base64url');
  expect(await exchange(code, { codeVerifier: other })).toMatchObject({ type: 'InvalidGrantException' });
  expect(await exchange(code)).toMatchObject({ type: 'InvalidGrantException' });
});

test('another redirect address than the one asked for is refused', async () => {
  const code = (await answer('allow')).searchParams.get('code');
  const other = 'http://127.0.0.1:49153/oauth/callback';
  expect(await exchange(code, { redirectUri: other })).toMatchObject({ type: 'InvalidGrantException' });
});

test('an unknown client or redirect address ends on a page, with no redirect', async () => {
  for (const changed of [{ client_id: 'unknown' }, { redirect_uri: 'http://127.0.0.1:49152/other' }]) {
    const page = await visit(changed);
    expect([page.status, page.headers.get('location')]).toEqual([400, null]);
  }
});

test.each([
  ['without a challenge', { code_challenge: '' }, 'invalid_request'],
  ['with a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['for a scope that was not registered', { scopes: 'sso-portal:*' }, 'invalid_scope'],
])('a request %s is sent back with %s', async (_, changed, error) => {
  const sent = await visit(changed);
  const back = new URL(sent.headers.get('location') ?? 'about:blank');
  expect([back.searchParams.get('error'), back.searchParams.get('state')]).toEqual([error, 'the-state']);
});

test('a client registered for codes gets no device authorization', async () => {
  const refused = await oidc.post('/device_authorization', { ...client, startUrl: center.startUrl });
  expect(refused).toMatchObject({ status: 400, type: 'UnauthorizedClientException' });
});
