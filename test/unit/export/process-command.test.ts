import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CommandRules,
  callsProgram,
  processArguments,
  processProgram,
} from '../../../main/domain/process-command.ts';
import { pythonWithBotocore } from '../aws-file/botocore.ts';

const access = { accountId: '001234567890', role: 'a+b=c,d.e@f-g' };

function splitByBotocore(lines: readonly (readonly [string, CommandRules])[]): string[][] {
  const script = fileURLToPath(new URL('split-like-botocore.py', import.meta.url));
  return JSON.parse(execFileSync(pythonWithBotocore(), [script], { input: JSON.stringify(lines), encoding: 'utf8' }));
}

/** As the SDKs for JavaScript and Go have it done: with NUL between the words. */
function splitByShell(shell: string, line: string): string[] {
  return execFileSync(shell, ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

function written(path: string, sessionId: string, rules: CommandRules): string | undefined {
  try {
    return `${processProgram({ path, rules })}${processArguments(sessionId, access, rules)}`;
  } catch {
    return undefined;
  }
}

const wordsOf = (path: string, sessionId: string) => [
  path,
  'credential-process',
  ...(sessionId.startsWith('-') ? [`--session=${sessionId}`] : ['--session', sessionId]),
  '--account',
  access.accountId,
  '--role',
  access.role,
];

const samples = (seed: number) =>
  fc
    .sample(
      fc.string({
        unit: fc.oneof(fc.constantFrom(..." '-!#&|<>^*?~()%;=é漢"), fc.string({ minLength: 1, maxLength: 1 })),
        minLength: 1,
      }),
      {
        numRuns: 150,
        seed,
      },
    )
    .filter((text) => !/\p{Cc}/u.test(text));
const known = [
  'acme',
  'my session',
  "it's",
  'https://acme.awsapps.com/start#',
  '-acme',
  'a & b',
  '$HOME',
  '"',
  '%PATH%',
  '~',
];

const shells = ['/bin/sh', '/bin/dash', '/bin/bash'].filter(existsSync);

test('what is written for POSIX is taken apart again by botocore and by the shells that there are', () => {
  const cases = [...known, ...samples(1)].flatMap((name) =>
    [['/home/ana/daypass', name] as const, [`/home/a ${name}/daypass`, 'acme'] as const].flatMap(([path, id]) => {
      const line = written(path, id, 'posix');
      return line === undefined ? [] : [{ line, words: wordsOf(path, id) }];
    }),
  );
  expect(cases.length).toBeGreaterThan(150);
  expect(splitByBotocore(cases.map(({ line }) => [line, 'posix']))).toEqual(cases.map(({ words }) => words));
  for (const [at, { line, words }] of cases.entries()) {
    const shell = shells[at % shells.length];
    if (shell !== undefined) expect(splitByShell(shell, line)).toEqual(words);
  }
});

test('what is written for Windows is taken apart again by botocore', () => {
  const path = 'C:\\Users\\ana\\AppData\\Roaming\\Daypass\\bin\\daypass.cmd';
  const cases = [...known, ...samples(2)].flatMap((id) => {
    const line = written(path, id, 'windows');
    return line === undefined ? [] : [{ line, words: wordsOf(path, id) }];
  });
  expect(cases.length).toBeGreaterThan(75);
  expect(splitByBotocore(cases.map(({ line }) => [line, 'windows']))).toEqual(cases.map(({ words }) => words));
});

test('names as people give them are not refused', () => {
  const refused = known.filter((name) => written('/x', name, 'posix') === undefined);
  expect(refused).toEqual(['$HOME', '"']);
  expect(known.filter((name) => written('C:\\x', name, 'windows') === undefined)).toEqual(['"', '%PATH%']);
});

test.each([
  ['C:\\Users\\Jane Doe\\daypass.cmd', 'some AWS tools take no path with spaces in it.'],
  ['C:\\Users\\Jürgen\\daypass.cmd', 'some AWS tools misread a path with a letter outside ASCII, such as "ü".'],
  ['C:\\Users\\R&D\\daypass.cmd', 'a character that AWS tools read in different ways.'],
])('why no profile on Windows can call %s', (path, why) => {
  expect(() => processProgram({ path, rules: 'windows' })).toThrow(why);
  expect(callsProgram(`${path} credential-process`, { path, rules: 'windows' })).toBe(false);
});
