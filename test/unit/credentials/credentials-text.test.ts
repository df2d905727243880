import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Credentials } from '../../../main/domain/credentials.ts';
import { envText } from '../../../main/domain/credentials-text/env-text.ts';
import { jsonText } from '../../../main/domain/credentials-text/json-text.ts';
import { Secret } from '../../../main/domain/secret.ts';

const expiration = Date.UTC(2026, 10, 21, 17, 32, 18);
const credentials = (accessKeyId: string, secret: string, token: string): Credentials => ({
  accessKeyId,
  secretAccessKey: new Secret(secret),
  sessionToken: new Secret(token),
  expiration,
});

/** What a shell that evaluates the text hands to the programs that it starts. */
function evaluatedBy(shell: string, text: string): string[] {
  const printing = `eval "$1"; printenv AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION`;
  const env = { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' };
  return execFileSync(shell, ['-c', printing, shell, text], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
    .split('\n')
    .slice(0, -1);
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';

test.each([
  ['every character of AWS keys', `${base64}_-`],
  ['what a shell reads something into', '$(id) `id` $' + '{HOME} "\'\\ ! * ? [a] {a,b} ~ # ; & | < > ( ) %'],
  ['quotes alone', "''"],
  ['letters of the world', 'žluť 漢字 😀'],
])('bash and sh hand on unchanged: %s', (_, value) => {
  const text = envText(credentials('ASIAEXAMPLE', value, `${value}${value}`));
  for (const shell of ['/bin/bash', '/bin/sh']) {
    expect(evaluatedBy(shell, text)).toEqual(['ASIAEXAMPLE', value, value + value, '2026-11-21T17:32:18Z']);
  }
});

test('bash hands on any printable secret unchanged', () => {
  const value = fc.string({ unit: 'binary-ascii', minLength: 1 }).filter((text) => !/\p{Cc}/u.test(text));
  fc.assert(
    fc.property(value, value, (secret, token) => {
      expect(evaluatedBy('/bin/bash', envText(credentials('ASIA', secret, token))).slice(1, 3)).toEqual([
        secret,
        token,
      ]);
    }),
    { numRuns: 40 },
  );
});

test('lines for a shell are one export each, and stay unquoted where nothing asks for quotes', () => {
  expect(envText(credentials('ASIAEXAMPLE', 'a+b/c=', 't'))).toBe(
    [
      'export AWS_ACCESS_KEY_ID=ASIAEXAMPLE',
      'export AWS_SECRET_ACCESS_KEY=a+b/c=',
      'export AWS_SESSION_TOKEN=t',
      'export AWS_CREDENTIAL_EXPIRATION=2026-11-21T17:32:18Z',
      '',
    ].join('\n'),
  );
});

test('JSON gives back any value, in the order and with the indent of the AWS CLI', () => {
  expect(jsonText(credentials('ASIAEXAMPLE', 's', 't'))).toBe(`{
    "roleCredentials": {
        "accessKeyId": "ASIAEXAMPLE",
        "secretAccessKey": "s",
        "sessionToken": "t",
        "expiration": ${expiration}
    }
}
`);
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (accessKeyId, secretAccessKey, sessionToken) => {
      expect(JSON.parse(jsonText(credentials(accessKeyId, secretAccessKey, sessionToken)))).toEqual({
        roleCredentials: { accessKeyId, secretAccessKey, sessionToken, expiration },
      });
    }),
  );
});
