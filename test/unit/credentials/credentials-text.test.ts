import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Credentials } from '../../../main/domain/credentials.ts';
import { cmdText } from '../../../main/domain/credentials-text/cmd-text.ts';
import { dotenvText } from '../../../main/domain/credentials-text/dotenv-text.ts';
import { envText } from '../../../main/domain/credentials-text/env-text.ts';
import { fishText } from '../../../main/domain/credentials-text/fish-text.ts';
import { credentialFormats } from '../../../main/domain/credentials-text/formats.ts';
import { jsonText } from '../../../main/domain/credentials-text/json-text.ts';
import { powershellText } from '../../../main/domain/credentials-text/powershell-text.ts';
import { processText } from '../../../main/domain/credentials-text/process-text.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { readLikeCmd, readLikePowershell } from './read-like.ts';

const expiration = Date.UTC(2026, 10, 21, 17, 32, 18);
const credentials = (accessKeyId: string, secret: string, token: string): Credentials => ({
  accessKeyId,
  secretAccessKey: new Secret(secret),
  sessionToken: new Secret(token),
  expiration,
});
const printable = fc
  .string({ unit: 'binary-ascii', minLength: 1 })
  .filter((text) => !/\p{Cc}/u.test(text) && text === text.trim() && text !== '');

const shells = [
  ['bash', '/bin/bash', envText],
  ['sh', '/bin/sh', envText],
  ['dash', '/bin/dash', envText],
  ['fish', '/usr/bin/fish', fishText],
] as const;

const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CREDENTIAL_EXPIRATION'];
const inOrder = (variables: NodeJS.Dict<string>) => names.map((name) => variables[name]);

/** What a shell that is given the text as a script hands to the programs that it starts. */
function handedOnBy(shell: string, text: string): (string | undefined)[] {
  const env = { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: tmpdir() };
  const output = execFileSync(shell, ['-c', `${text}env\n`], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = output.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return inOrder(Object.fromEntries(lines));
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
const values = [
  ['every character of AWS keys', `${base64}_-`],
  ['what a shell reads something into', '$(id) `id` $' + "{HOME} \"'\\ \\' ! * ? [a] {a,b} ~ # ; & | < > ( ) %PATH% ^"],
  ['quotes alone', "''"],
  ['quotes of a typewriter and of a printer', "a'b\u2018c\u2019d\u201ae\u201b\u2019"],
  ['a backslash at the end', 'a\\'],
  ['letters of the world', 'žluť 漢字 😀'],
] as const;

describe.each(shells)('%s hands on unchanged', (_, shell, textOf) => {
  const has = existsSync(shell);

  test.skipIf(!has).each(values)('%s', (_, value) => {
    const text = textOf(credentials('ASIAEXAMPLE', value, `${value}${value}`));
    expect(handedOnBy(shell, text)).toEqual(['ASIAEXAMPLE', value, value + value, '2026-11-21T17:32:18Z']);
  });

  test.skipIf(!has)('any printable secret', () => {
    fc.assert(
      fc.property(printable, printable, (secret, token) => {
        expect(handedOnBy(shell, textOf(credentials('ASIA', secret, token))).slice(1, 3)).toEqual([secret, token]);
      }),
      { numRuns: 25 },
    );
  });
});

test('PowerShell reads any printable secret unchanged', () => {
  const quotes = fc.string({ unit: fc.constantFrom("'", '\u2018', '\u2019', '\u201a', '\u201b', '$', 'a') });
  fc.assert(
    fc.property(fc.oneof(printable, quotes), printable, (secret, token) => {
      const read = readLikePowershell(powershellText(credentials('ASIA', secret, token)));
      expect(inOrder(read)).toEqual(['ASIA', secret, token, '2026-11-21T17:32:18Z']);
    }),
  );
});

test('the command prompt is given any secret whole, or not at all', () => {
  for (const [, value] of values) {
    const given = () => readLikeCmd(cmdText(credentials('ASIA', value, 't')));
    if (/["%!]/.test(value)) expect(given).toThrow('AWS_SECRET_ACCESS_KEY, as AWS gave it, cannot be written');
    else expect(inOrder(given())).toEqual(['ASIA', value, 't', '2026-11-21T17:32:18Z']);
  }
  fc.assert(
    fc.property(printable, (secret) => {
      fc.pre(!/["%!]/.test(secret));
      expect(readLikeCmd(cmdText(credentials('ASIA', secret, 't'))).AWS_SECRET_ACCESS_KEY).toBe(secret);
    }),
  );
});

test('Node reads any secret of a .env file unchanged, where it is written at all', () => {
  fc.assert(
    fc.property(printable, (secret) => {
      fc.pre(!/['\\]/.test(secret));
      expect(parseEnv(dotenvText(credentials('ASIA', secret, 't'))).AWS_SECRET_ACCESS_KEY).toBe(secret);
    }),
  );
  for (const value of ["'", '\\'])
    expect(() => dotenvText(credentials('ASIA', value, 't'))).toThrow('cannot be written');
});

test('a .env file holds keys without quotes, which Docker would take for a part of them', () => {
  expect(dotenvText(credentials('ASIA', base64, 't'))).toContain(`\nAWS_SECRET_ACCESS_KEY=${base64}\n`);
});

test.each(['env', 'fish', 'powershell', 'cmd', 'dotenv'])('%s refuses what would be a line of its own', (format) => {
  const textOf = credentialFormats.get(format) ?? expect.unreachable();
  for (const end of ['\n', '\r', '\0', '\u0085', '\u2028']) {
    expect(() => textOf(credentials('ASIA', `a${end}id`, 't'))).toThrow('AWS_SECRET_ACCESS_KEY');
    expect(() => textOf(credentials('ASIA', 's', `a${end}id`))).toThrow('AWS_SESSION_TOKEN');
  }
});

test('the JSON of a credential process has a number for a version, and a time with a zone', () => {
  expect(processText(credentials('ASIAEXAMPLE', 's', 't'))).toBe(`{
  "Version": 1,
  "AccessKeyId": "ASIAEXAMPLE",
  "SecretAccessKey": "s",
  "SessionToken": "t",
  "Expiration": "2026-11-21T17:32:18Z"
}
`);
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
