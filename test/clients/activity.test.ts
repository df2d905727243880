import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { filesWithSecrets } from '../security/find-secrets.ts';
import { runProgram } from './daypass.ts';
import { access, accountId, center, daypass, home, role, signIn } from './verbs-surroundings.ts';

const folder = () => join(home, '.config', 'daypass');
const record = async () => {
  const lines = (await readFile(join(folder(), 'activity.jsonl'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line));
};

test('what verbs issue is recorded: when, for which access, to which use, and no secret', {
  timeout: 60_000,
}, async () => {
  await signIn();
  const begun = Date.now();
  const process = ['credential-process', '--session', 'acme', ...access].join(' ');
  const runs = [
    await daypass('credentials', ...access, '--format', 'json'),
    await daypass('credentials', '--all', '--role', role, '--output', join(home, 'all.json')),
    await daypass('verify', '--role', role),
    await daypass('export', ...access, '--profile', 'p', '--as', 'keys'),
    await runProgram('/bin/sh', ['-c', `'${made.launcher}' ${process}; exit $?`], { home, env: center.env() }),
  ];
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
  const entries = await record();
  const common = { sessionId: 'acme', accountId, role };
  expect(entries.map(({ at, expiresAt, ...entry }) => entry)).toEqual([
    { use: 'verb', format: 'json', ...common },
    { use: 'file', file: '~/all.json', accountName: 'Production', ...common },
    { use: 'verify', accountName: 'Production', ...common },
    { use: 'profile', profile: 'p', kind: 'keys', ...common },
    { use: 'process', by: 'sh', ...common },
  ]);
  for (const { at } of entries) expect(at - begun).toBeGreaterThanOrEqual(0);
  expect(entries[0].expiresAt).toBe(JSON.parse(runs[0]?.stdout ?? '').roleCredentials.expiration);
  expect((await stat(join(folder(), 'activity.jsonl'))).mode & 0o777).toBe(0o600);
  expect(await filesWithSecrets(folder(), center.secrets())).toEqual([]);
});

test('where nothing can be recorded, the answer is there all the same, and that is told', async () => {
  await signIn();
  await mkdir(join(folder(), 'activity.jsonl'), { recursive: true });
  const run = await daypass('credentials', ...access);
  expect([run.code, run.stderr]).toEqual([0, expect.stringMatching(/^daypass: This was not recorded\. [^\n]+\n$/)]);
  expect(run.stdout).toContain('AWS_SESSION_TOKEN');
});
