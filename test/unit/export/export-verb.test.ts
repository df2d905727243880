import { beforeEach, expect, test } from 'vitest';
import { exportVerb } from '../../../main/cli/export.ts';
import type { Issued } from '../../../main/domain/activity.ts';
import type { Session } from '../../../main/domain/session.ts';
import { acme, type Desk, desk } from './files-in-memory.ts';

const token = { expiresAt: 10, refreshable: false, storage: 'file', sharedWithAwsCli: true } as const;

let noted: Issued[];
beforeEach(() => {
  noted = [];
});

const run = (files: Desk, ...more: string[]) => runWith([{ ...acme, token }], files, ...more);

async function runWith(sessions: readonly Session[], { profiles }: Desk, ...more: string[]) {
  let [out, err] = ['', ''];
  const find = async () => ({ sessions, skipped: [] });
  const verb = exportVerb({ find, clock: { now: () => 1 }, profiles, note: (...some) => void noted.push(...some) });
  const given = ['--account', '001234567890', '--role', 'R', '--profile', 'p', ...more];
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    env: {},
  };
  await verb(given, io);
  return { out, err };
}

test('stdout stays empty; what was done is told on stderr', async () => {
  const files = desk('# mine\n');
  expect(await run(files, '--as', 'sso')).toEqual({
    out: '',
    err: 'daypass: The profile "p" is in ~/.aws/config. The file as it was is kept in ~/.aws/config.daypass-backup.\n',
  });
  expect(await run(files, '--as', 'sso')).toEqual({
    out: '',
    err: 'daypass: The profile "p" is already in ~/.aws/config.\n',
  });
});

test('a profile that was set up is noted, one that was there already, or only tried, is not', async () => {
  const files = desk('');
  await run(files, '--as', 'keys', '--dry-run');
  expect(noted).toEqual([]);
  await run(files, '--as', 'sso');
  await run(files, '--as', 'sso');
  const access = { sessionId: acme.id, accountId: '001234567890', role: 'R' };
  expect(noted).toEqual([{ use: 'profile', profile: 'p', kind: 'sso', ...access }]);
  await run(desk(''), '--as', 'keys');
  expect(noted.at(-1)).toEqual({ use: 'profile', profile: 'p', kind: 'keys', ...access, expiresAt: 0 });
});

test('a dry run prints the diff, hides what is secret, and writes nothing', async () => {
  const files = desk('');
  const { out } = await run(files, '--as', 'keys', '--dry-run');
  expect(out).toBe(`~/.aws/credentials
+ [p]
+ aws_access_key_id = [secret]
+ aws_secret_access_key = [secret]
+ aws_session_token = [secret]
+ region = us-east-1
`);
  expect([files.config.text, files.credentials.text, files.issued]).toEqual(['', undefined, []]);
});

test('nobody needs to be signed in for a profile without keys, nor to see what keys would change', async () => {
  for (const kind of ['sso', 'process']) {
    const files = desk();
    const { err } = await runWith([acme], files, '--as', kind);
    expect(err).toContain('is in ~/.aws/config. It works once you sign in: `daypass sign-in --session acme`.');
    expect(files.config.text).toContain('[profile p]');
  }
  const files = desk('');
  expect((await runWith([acme], files, '--as', 'keys', '--dry-run')).out).toContain('+ [p]');
  await expect(runWith([acme], files, '--as', 'keys')).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect([files.config.text, files.credentials.text, files.issued]).toEqual(['', undefined, []]);
});

test('of several sessions, none of them signed in, somebody has to say which', async () => {
  const other = { ...acme, id: 'other', name: 'other' };
  const two = runWith([acme, other], desk(''), '--as', 'sso');
  await expect(two).rejects.toMatchObject({ kind: 'usage', message: expect.stringContaining('acme, other') });
  const files = desk('');
  await runWith([acme, other], files, '--as', 'sso', '--session', 'other');
  expect(files.config.text).toContain('sso_session = other');
});

test("the region is the one asked for, else the profile's, else the session's", async () => {
  const has = '[profile p]\nregion = ap-south-1\n';
  for (const [config, args, region] of [
    ['', [], 'us-east-1'],
    [has, [], 'ap-south-1'],
    [has, ['--region', 'eu-west-1'], 'eu-west-1'],
  ] as const) {
    const files = desk(config);
    await run(files, '--as', 'sso', ...args);
    expect(files.config.text).toContain(`region = ${region}\n`);
  }
});

test.each([['--as', 'what'], []])('wrong usage is told: %s %s', async (...args) => {
  await expect(run(desk(), ...args)).rejects.toMatchObject({ kind: 'usage' });
});

test.each(['nope', 'x'.repeat(500), 'eu_west_1', '1'])('%s is no region', async (region) => {
  await expect(run(desk(''), '--as', 'sso', '--region', region)).rejects.toMatchObject({ kind: 'usage' });
});
