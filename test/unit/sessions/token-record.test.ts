import { describe, expect, test } from 'vitest';
import { readTokenRecord } from '../../../main/domain/token-record.ts';

const whole = {
  startUrl: 'https://acme.awsapps.com/start',
  region: 'us-east-1',
  accessToken: 'aoaSECRET',
  expiresAt: '2026-11-21T17:32:18Z',
  clientId: 'client',
  clientSecret: 'eySECRET',
  registrationExpiresAt: '2027-02-19T00:00:00Z',
  refreshToken: 'aorSECRET',
};
const read = (object: unknown) => readTokenRecord(JSON.stringify(object));

describe('a token file', () => {
  test('gives everything that is needed to use and renew the token', () => {
    const reading = read(whole);
    if (reading.kind !== 'token') throw new Error(`read as ${reading.kind}`);
    const { record } = reading;
    expect(record.startUrl).toBe(whole.startUrl);
    expect(record.region).toBe('us-east-1');
    expect(record.expiresAt).toBe(Date.UTC(2026, 10, 21, 17, 32, 18));
    expect(record.accessToken.reveal()).toBe('aoaSECRET');
    expect(record.refreshToken?.reveal()).toBe('aorSECRET');
    expect(record.client?.secret.reveal()).toBe('eySECRET');
    expect(JSON.stringify(reading)).not.toContain('SECRET');
  });

  test('of an old AWS CLI has neither registration nor refresh token', () => {
    const { startUrl, region, accessToken, expiresAt } = whole;
    const reading = read({ startUrl, region, accessToken, expiresAt });
    expect(reading).toMatchObject({ kind: 'token', damaged: false });
    expect(reading).not.toHaveProperty('record.client');
    expect(reading).not.toHaveProperty('record.refreshToken');
  });

  test('with a tail is read, and said to be damaged', () => {
    expect(readTokenRecord(`${JSON.stringify(whole)}"}"}`)).toMatchObject({ kind: 'token', damaged: true });
  });

  test.each([
    ['region', 'evil.example/'],
    ['region', 'US EAST'],
    ['region', 1],
    ['startUrl', 'file:///etc/passwd'],
    ['startUrl', 'javascript:alert(1)'],
    ['startUrl', null],
  ])('whose %s is %j does not pass it on', (key, value) => {
    const reading = read({ ...whole, [key]: value });
    expect(reading.kind).toBe('token');
    expect(reading).not.toHaveProperty(`record.${key}`);
  });
});

describe('what is no token', () => {
  test('a client registration is known as such', () => {
    const { clientId, clientSecret } = whole;
    expect(read({ clientId, clientSecret, expiresAt: whole.expiresAt })).toEqual({ kind: 'client-registration' });
  });

  test.each([
    ['an empty file', '', true],
    ['a file cut short', '{"startUrl": "https://acme.awsapps.com/start", "accessToken": "aoaSEC', true],
    ['a list', '[]', false],
    ['an object without a token', '{"hello": 1}', false],
    ['an empty token', JSON.stringify({ ...whole, accessToken: '', clientId: undefined }), false],
    ['a token without an end', JSON.stringify({ ...whole, expiresAt: undefined }), false],
    ['a token whose end is no date', JSON.stringify({ ...whole, expiresAt: 'NaN' }), false],
    ['a token whose end is a number', JSON.stringify({ ...whole, expiresAt: 1_795_282_338 }), false],
  ])('%s is unusable, for a reason that quotes nothing of it', (_what, text, damaged) => {
    const reading = readTokenRecord(text);
    expect(reading).toEqual({ kind: 'unusable', damaged, reason: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(JSON.stringify(reading)).not.toContain('aoaSEC');
  });
});

test.each([
  [
    'a sign-in to CodeWhisperer alone',
    { startUrl: 'https://acme.awsapps.com/start', scopes: ['codewhisperer:completions'] },
  ],
  ['an AWS Builder ID', { startUrl: 'https://view.awsapps.com/start' }],
])('%s, as toolkits keep them, gives no access to accounts and is left out', (_, more) => {
  const text = JSON.stringify({ accessToken: 'a', region: 'us-east-1', expiresAt: '2030-01-01T00:00:00Z', ...more });
  expect(readTokenRecord(text)).toMatchObject({ kind: 'unusable', reason: /no access to AWS accounts/ });
});

test('a sign-in to accounts and to more is a sign-in to accounts', () => {
  const scopes = ['codewhisperer:completions', 'sso:account:access'];
  const text = JSON.stringify({ accessToken: 'a', expiresAt: '2030-01-01T00:00:00Z', scopes });
  expect(readTokenRecord(text)).toMatchObject({ kind: 'token' });
});
