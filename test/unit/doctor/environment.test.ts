import { expect, test } from 'vitest';
import { environmentFindings } from '../../../main/domain/doctor/environment-findings.ts';
import { allSaid } from './findings.ts';

const files = {
  config: { label: '~/.aws/config', isThere: true },
  credentials: { label: '~/.aws/credentials', isThere: false },
};
const findings = (env: Record<string, string>, changes: Partial<typeof files> = {}) =>
  allSaid(environmentFindings(env, ['work'], { ...files, ...changes }));

test('an environment that says nothing of AWS is fine, and so are empty variables', () => {
  const fine = ['ok: No variable overrides your profiles.'];
  expect(findings({ HOME: '/home/ana', AWS_REGION: 'eu-west-1' })).toEqual(fine);
  expect(findings({ AWS_ACCESS_KEY_ID: '', AWS_PROFILE: '', AWS_ENDPOINT_URL: '' })).toEqual(fine);
});

test('keys in variables are told of by their names alone', () => {
  const env = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'hush', AWS_SESSION_TOKEN: 'hush' };
  expect(findings(env)).toEqual([
    'note: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN are set: AWS tools started where Daypass was may use them instead of a profile. If that is not wanted: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
  ]);
});

test('a profile that is named is a note when it is there, and a problem when it is not', () => {
  expect(findings({ AWS_PROFILE: 'work' })).toEqual([
    'note: AWS tools started where Daypass was use the profile "work", unless they are told another (AWS_PROFILE).',
  ]);
  expect(findings({ AWS_DEFAULT_PROFILE: 'gone' })).toEqual([
    'problem: AWS_DEFAULT_PROFILE names the profile "gone", which is not there. AWS tools started where Daypass was will fail for it. Name another profile, or: unset AWS_DEFAULT_PROFILE',
  ]);
});

test('files elsewhere are named; a config file that is not there is a problem', () => {
  const config = { label: '/srv/aws', isThere: true };
  expect(findings({ AWS_CONFIG_FILE: '/srv/aws' }, { config })).toEqual([
    'note: The config file is /srv/aws, by AWS_CONFIG_FILE. If that is not wanted: unset AWS_CONFIG_FILE',
  ]);
  expect(findings({ AWS_CONFIG_FILE: '/srv/aws' }, { config: { ...config, isThere: false } })).toEqual([
    'problem: AWS_CONFIG_FILE names /srv/aws, and there is no such file. If that is not wanted: unset AWS_CONFIG_FILE',
  ]);
  expect(findings({ AWS_SHARED_CREDENTIALS_FILE: '' })).toEqual([
    'problem: AWS_SHARED_CREDENTIALS_FILE is set to nothing: AWS tools started where Daypass was read no credentials file. If that is not wanted: unset AWS_SHARED_CREDENTIALS_FILE',
  ]);
});

test('another address of AWS is named without a password in it', () => {
  expect(findings({ AWS_ENDPOINT_URL: 'http://ana:hunter2@127.0.0.1:4566/x' })).toEqual([
    'note: AWS is asked at 127.0.0.1:4566, by AWS_ENDPOINT_URL. If that is not wanted: unset AWS_ENDPOINT_URL',
  ]);
  expect(findings({ AWS_ENDPOINT_URL_SSO: 'hush' })).toEqual([
    'problem: AWS_ENDPOINT_URL_SSO is not a web address. Correct it, or: unset AWS_ENDPOINT_URL_SSO',
  ]);
});
