import { expect, test } from 'vitest';
import { registrationRequest } from '../../../main/adapters/oidc-registration-request.ts';

const startUrl = 'https://acme.awsapps.com/start';

test('for a code of a named session, scopes are asked for, and no grant types', () => {
  const wish = { startUrl, sessionName: 'acme', scopes: ['sso:account:access'], grant: 'device' } as const;
  expect(registrationRequest(wish)).toEqual({
    clientName: 'daypass-acme',
    clientType: 'public',
    scopes: ['sso:account:access'],
  });
});

test('for a code of a session without a name, nothing is asked for', () => {
  const wish = { startUrl, scopes: ['sso:account:access'], grant: 'device' } as const;
  expect(registrationRequest(wish)).toEqual({ clientName: 'daypass', clientType: 'public' });
});

test('for the browser, the way back has no port, and the portal is the issuer', () => {
  const wish = { startUrl, sessionName: 'acme', scopes: [], grant: 'authorization-code' } as const;
  expect(registrationRequest(wish)).toEqual({
    clientName: 'daypass-acme',
    clientType: 'public',
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: ['http://127.0.0.1/oauth/callback'],
    issuerUrl: startUrl,
    scopes: ['sso:account:access'],
  });
});

test.each([
  ['Größe & Co', 'daypass-Gr-e-Co'],
  ['  ', 'daypass'],
  ['x'.repeat(200), `daypass-${'x'.repeat(60)}`],
])('a session named %j makes a name that every server takes', (sessionName, clientName) => {
  expect(registrationRequest({ startUrl, sessionName, grant: 'device' }).clientName).toBe(clientName);
});
