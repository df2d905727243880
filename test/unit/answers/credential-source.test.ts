import { expect, test } from 'vitest';
import { credentialSource } from '../../../main/adapters/credential-source.ts';

const sourceOf = (env: Record<string, string>, platform: NodeJS.Platform = 'linux') =>
  credentialSource(env, platform, platform === 'win32' ? 'C:\\Users\\ana' : '/home/ana');
const usual = sourceOf({});

test.each<[string, Record<string, string>]>([
  ['HOME says what it is anyway', { HOME: '/home/ana' }],
  ['a variable says what is so without it', { AWS_CONFIG_FILE: '~/.aws/config', AWS_USE_FIPS_ENDPOINT: 'false' }],
  ['an endpoint is empty', { AWS_ENDPOINT_URL: '' }],
  ['an endpoint does not count', { AWS_ENDPOINT_URL: 'http://x', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }],
  ['the variable is for other things', { AWS_PROFILE: 'x', HTTPS_PROXY: 'http://x', AWS_ENDPOINT_URL_STS: 'http://x' }],
])('credentials come from the same place where %s', (_, env) => {
  expect(usual).toBeDefined();
  expect(sourceOf(env)).toBe(usual);
});

test.each<Record<string, string>>([
  { HOME: '/root' },
  { XDG_CONFIG_HOME: '/elsewhere' },
  { DAYPASS_HOME: '/elsewhere' },
  { AWS_CONFIG_FILE: '/elsewhere' },
  { AWS_CONFIG_FILE: '' },
  { AWS_ENDPOINT_URL: 'http://x' },
  { AWS_ENDPOINT_URL_SSO: 'http://x' },
  { AWS_ENDPOINT_URL_SSO_OIDC: 'http://x' },
  { AWS_USE_FIPS_ENDPOINT: 'true' },
  { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
])('they come from elsewhere with %j', (env) => {
  expect(sourceOf(env)).toBeDefined();
  expect(sourceOf(env)).not.toBe(usual);
});

test.each<Record<string, string>>([
  { AWS_CONFIG_FILE: 'config' },
  { AWS_CONFIG_FILE: '/home/$USER/config' },
  { AWS_CONFIG_FILE: '~ana/config' },
  { DAYPASS_HOME: './daypass' },
  { HOME: 'home' },
])('where from can not be told with %j', (env) => {
  expect(sourceOf(env)).toBeUndefined();
});

test('on Windows they come from where its own variables lead', () => {
  const here = sourceOf({}, 'win32');
  expect(here).toBeDefined();
  expect(sourceOf({ USERPROFILE: 'C:\\Users\\ana', HOME: '/c/Users/x' }, 'win32')).toBe(here);
  expect(sourceOf({ USERPROFILE: 'C:\\Users\\ben' }, 'win32')).not.toBe(here);
  expect(sourceOf({ APPDATA: 'D:\\data' }, 'win32')).not.toBe(here);
  expect(sourceOf({ AWS_CONFIG_FILE: '%USERPROFILE%\\config' }, 'win32')).toBeUndefined();
  expect(sourceOf({ AWS_CONFIG_FILE: 'config' }, 'win32')).toBeUndefined();
});
