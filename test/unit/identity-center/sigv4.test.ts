import { expect, test } from 'vitest';
import type { Call } from '../../identity-center/message.ts';
import { isSignedWith, signatureOf, signedBy } from '../../identity-center/sigv4.ts';

// The worked example of the AWS General Reference, "Signature Version 4 signing process".
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const authorization =
  'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
  'SignedHeaders=content-type;host;x-amz-date, ' +
  'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7';
const call: Call = {
  method: 'GET',
  path: '/',
  query: new URLSearchParams('Version=2010-05-08&Action=ListUsers'),
  headers: {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host: 'iam.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
  },
  body: '',
  origin: 'https://iam.amazonaws.com',
};

test("AWS's own worked example is signed alike", () => {
  const by = signedBy(authorization);
  if (by === undefined) throw new Error('The header was not understood.');
  expect(by.headers).toEqual(['content-type', 'host', 'x-amz-date']);
  expect(signatureOf(call, by, secret)).toBe(by.signature);
  expect(isSignedWith(call, by, secret)).toBe(true);
});

test('another secret, body, path, header or day does not fit the signature', () => {
  const by = signedBy(authorization);
  if (by === undefined) throw new Error('The header was not understood.');
  expect(isSignedWith(call, by, `${secret}x`)).toBe(false);
  expect(isSignedWith({ ...call, body: 'x' }, by, secret)).toBe(false);
  expect(isSignedWith({ ...call, path: '/x' }, by, secret)).toBe(false);
  expect(isSignedWith({ ...call, headers: { ...call.headers, host: 'x' } }, by, secret)).toBe(false);
  expect(isSignedWith({ ...call, headers: { ...call.headers, 'x-amz-date': '20150831T123600Z' } }, by, secret)).toBe(
    false,
  );
});

test('a session token has to be among what is signed', () => {
  const by = signedBy(authorization);
  if (by === undefined) throw new Error('The header was not understood.');
  expect(isSignedWith({ ...call, headers: { ...call.headers, 'x-amz-security-token': 'x' } }, by, secret)).toBe(false);
});

test('a header of another scheme is not a signature', () => {
  expect(signedBy('Bearer abc')).toBeUndefined();
  expect(signedBy(authorization.replace('5d672d', 'zzzzzz'))).toBeUndefined();
});
