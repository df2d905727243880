import { expect, test } from 'vitest';
import { awsOidc } from '../../../main/adapters/aws-oidc.ts';

const query = {
  clientId: 'the-client',
  redirectUri: 'http://127.0.0.1:49152/oauth/callback',
  state: 'a&b',
  codeChallenge: 'c-h',
  scopes: ['sso:account:access', 'codewhisperer:completions'],
};
const urlFor = async (region: string, env: Record<string, string> = {}) =>
  new URL(await awsOidc({ env, version: '1' }).authorizeUrl(region, query));

test('the page asks for what the AWS CLI asks for', async () => {
  const url = await urlFor('us-east-1');
  expect(url.origin + url.pathname).toBe('https://oidc.us-east-1.amazonaws.com/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    response_type: 'code',
    client_id: 'the-client',
    redirect_uri: 'http://127.0.0.1:49152/oauth/callback',
    state: 'a&b',
    code_challenge_method: 'S256',
    scopes: 'sso:account:access codewhisperer:completions',
    code_challenge: 'c-h',
  });
});

test.each([
  ['eu-central-1', {}, 'oidc.eu-central-1.amazonaws.com'],
  ['cn-north-1', {}, 'oidc.cn-north-1.amazonaws.com.cn'],
  ['us-gov-west-1', {}, 'oidc.us-gov-west-1.amazonaws.com'],
  ['eusc-de-east-1', {}, 'oidc.eusc-de-east-1.amazonaws.eu'],
  ['us-iso-east-1', {}, 'oidc.us-iso-east-1.c2s.ic.gov'],
  ['us-isob-east-1', {}, 'oidc.us-isob-east-1.sc2s.sgov.gov'],
  ['eu-isoe-west-1', {}, 'oidc.eu-isoe-west-1.cloud.adc-e.uk'],
  ['us-isof-south-1', {}, 'oidc.us-isof-south-1.csp.hci.ic.gov'],
  ['us-east-1', { AWS_USE_FIPS_ENDPOINT: 'true' }, 'oidc-fips.us-east-1.amazonaws.com'],
  ['us-east-1', { AWS_USE_DUALSTACK_ENDPOINT: 'true' }, 'oidc.us-east-1.api.aws'],
])('its host is the one of the partition: %s %o', async (region, env, host) => {
  expect((await urlFor(region, env)).host).toBe(host);
});

test('an endpoint of its own comes first, then the one for all services, with their paths; unless they are to be ignored', async () => {
  const both = { AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:1/oidc/', AWS_ENDPOINT_URL: 'http://127.0.0.1:2' };
  expect((await urlFor('us-east-1', both)).href).toMatch(/^http:\/\/127\.0\.0\.1:1\/oidc\/authorize\?/);
  const general = { AWS_ENDPOINT_URL: 'http://127.0.0.1:2', AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:3' };
  expect((await urlFor('us-east-1', general)).href).toMatch(/^http:\/\/127\.0\.0\.1:2\/authorize\?/);
  const ignored = { ...both, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
  expect((await urlFor('us-east-1', ignored)).host).toBe('oidc.us-east-1.amazonaws.com');
});
