import { beforeEach, expect, test } from 'vitest';
import { exportVerb } from '../../../main/cli/export.ts';
import type { Issued } from '../../../main/domain/activity.ts';
import { acme, type Desk, desk } from './files-in-memory.ts';

const token = { expiresAt: 10, refreshable: false, storage: 'file', sharedWithAwsCli: true } as const;

let noted: Issued[];
beforeEach(() => {
  noted = [];
});

async function run({ profiles }: Desk, ...more: string[]): Promise<{ out: string; err: string }> {
  let [out, err] = ['', ''];
  const find = async () => ({ sessions: [{ ...acme, token }], skipped: [] });
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
