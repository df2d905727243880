import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookUpProgram } from '../../../main/adapters/program-lookup.ts';
import { cmdText } from '../../../main/domain/credentials-text/cmd-text.ts';
import { powershellText } from '../../../main/domain/credentials-text/powershell-text.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const credentials = (secret: string) => ({
  accessKeyId: 'ASIA',
  secretAccessKey: new Secret(secret),
  sessionToken: new Secret('t'),
  expiration: 0,
});

const samples = (more: string) =>
  fc.sample(
    fc
      .string({
        unit: fc.oneof(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }), fc.constantFrom(...more)),
      })
      .filter((text) => text !== '' && text === text.trim() && !/\p{Cc}/u.test(text)),
    { numRuns: 100, seed: 1 },
  );

/** Whether a shell is there; hosted machines of every system have PowerShell. */
const isThere = async (name: string): Promise<boolean> =>
  (await lookUpProgram(name, { env: process.env, platform: process.platform })) === 'there';

describe.each(['pwsh', 'powershell'])('the real %s', (shell) => {
  test('reads any printable secret unchanged', { timeout: 60_000 }, async ({ skip }) => {
    if (!(await isThere(shell))) skip(`There is no ${shell} here: see what its grammar makes of the text.`);
    const secrets = ["''", 'a\\', '$(id) `id`', ...samples(`'\u2018\u2019\u201a\u201b$\``)];
    const tell = '[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($env:AWS_SECRET_ACCESS_KEY))\n';
    const file = join(await temporaryFolder(), 'script.ps1');
    // By its mark, the older one knows UTF-8.
    await writeFile(file, `\uFEFF${secrets.map((secret) => powershellText(credentials(secret)) + tell).join('')}`);
    const args = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', file];
    const { stdout, stderr } = spawnSync(shell, args, { encoding: 'utf8' });
    const read = stdout.trim().split(/\r?\n/);
    expect(stderr).toBe('');
    expect(read.map((one) => Buffer.from(one, 'base64').toString())).toEqual(secrets);
  });
});

test('the real command prompt reads any secret unchanged that it is given', { timeout: 60_000 }, async ({ skip }) => {
  if (process.platform !== 'win32') skip('There is no command prompt here: see what its grammar makes of the text.');
  const secrets = ['a&b|c<d>e^f', '(x)', 'a\\', "it's", ...samples('&|<>^()')].filter((one) => !/["%!]/.test(one));
  const typed = secrets.map((secret) => `${cmdText(credentials(secret))}set AWS_SECRET_ACCESS_KEY\r\n`).join('');
  const { stdout } = spawnSync('cmd.exe', ['/d', '/q'], { input: typed, encoding: 'utf8' });
  const told = stdout.split('\r\n').flatMap((line) => /AWS_SECRET_ACCESS_KEY=(.*)$/.exec(line)?.[1] ?? []);
  expect(told).toEqual(secrets);
});
