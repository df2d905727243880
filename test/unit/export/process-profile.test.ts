import { expect, test } from 'vitest';
import { diffLines } from '../../../main/domain/aws-file/diff-lines.ts';
import { editAwsFile } from '../../../main/domain/aws-file/edit.ts';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { planProcessProfile } from '../../../main/domain/profile-process-plan.ts';
import { acme, desk, legacy, wish } from './files-in-memory.ts';

const process = wish({ kind: 'process' });
const helper = '/home/ana/.local/share/daypass/bin/daypass';
const asked = 'credential-process --session acme --account 001234567890 --role ReadOnlyAccess';
const profile = `[profile new]\ncredential_process = ${helper} ${asked}\nregion = eu-west-1\n`;

test('the profile names the helper, which is made before it is written', async () => {
  const { profiles, config, credentials, issued } = desk('# mine\n');
  expect(await profiles.export(process)).toMatchObject({ file: '~/.aws/config', unchanged: false });
  expect(config.text).toBe(`# mine\n\n${profile}`);
  expect([credentials.text, issued]).toEqual([undefined, ['helper']]);
});

test('a preview shows the very change, and makes nothing', async () => {
  const { profiles, config, issued } = desk('');
  const lines = (await profiles.preview(process)).changes.flatMap((one) => one.lines);
  expect(lines.map(({ change, text }) => `${change} ${text}`)).toEqual(
    profile
      .trimEnd()
      .split('\n')
      .map((line) => `added ${line}`),
  );
  expect([config.text, issued]).toEqual(['', []]);
});

test("a preview shows nothing of another program's command, which may hold a secret", async () => {
  for (const command of [
    'vault --token hunter2',
    'vault hunter2 credential-process --session a --account 001234567890 --role R',
  ]) {
    const put = { header: 'p', settings: new Map([['credential_process', '/x']]) };
    const edit = editAwsFile(`[p]\ncredential_process = ${command}\n`, [put]);
    if (!edit.done) throw new Error('It can be edited.');
    expect(
      diffLines(edit.before, edit.changes)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('hunter2');
  }
});

test('where nothing changes, the helper is looked after all the same', async () => {
  const { profiles, config, issued } = desk(profile);
  expect(await profiles.export(process)).toMatchObject({ unchanged: true });
  expect([config.text, issued]).toEqual([profile, ['helper']]);
});

test('one that calls Daypass for the same access by another path is brought up to date, and keeps all else', async () => {
  const { profiles, config } = desk(
    profile.replace(helper, '/old/daypass').replace('\nregion', '\noutput = json\nregion'),
  );
  await profiles.export(process);
  expect(config.text).toBe(profile.replace('\nregion', '\noutput = json\nregion'));
});

test('a legacy session is named by its start URL', async () => {
  const { profiles, config } = desk('');
  await profiles.export({ ...process, session: legacy });
  expect(config.text).toContain('--session "https://acme.awsapps.com/start#" --account');
});

test.each([
  ['another program', profile.replace(`${helper} ${asked}`, 'granted x'), '', /config, line 2, calls another program/],
  [
    'one that calls Daypass in its turn',
    profile.replace(helper, 'wrap daypass'),
    '',
    /config, line 2, calls another program/,
  ],
  ['another access', profile.replace('ReadOnlyAccess', 'Admin'), '', /line 2, calls .* for another access/],
  ['a sign-in', '[profile new]\nsso_session = acme\n', '', /already has an IAM Identity Center sign-in/],
  ['keys', '', '[new]\naws_access_key_id = a\n', /credentials, line 2, sets aws_access_key_id/],
  [
    'a process in the credentials file',
    '',
    `[new]\ncredential_process = x\n`,
    /credentials, line 2, sets credential_process/,
  ],
  ['another region in the other file', '', '[new]\nregion = x\n', /credentials, line 2, sets region to "x"/],
])('a profile that has %s is left alone', async (_, config, credentials, words) => {
  const files = desk(config, credentials);
  const refusal = { kind: 'conflict', message: expect.stringMatching(words) };
  await expect(files.profiles.preview(process)).rejects.toMatchObject(refusal);
  await expect(files.profiles.export(process)).rejects.toMatchObject(refusal);
  expect([files.config.text, files.credentials.text, files.issued]).toEqual([config, credentials, []]);
});

test.each(['sso', 'keys'] as const)('one that calls Daypass is not made into one of kind %s', async (kind) => {
  const files = desk(profile);
  await expect(files.profiles.export(wish({ kind }))).rejects.toThrow('already has a credential process');
  expect([files.config.text, files.issued]).toEqual([profile, []]);
});

test('a session that no command can name is refused, and nothing is made', async () => {
  for (const id of ['a"b', 'a\\b', 'a$b', 'a`b', 'a #b', 'a ;b', 'a\nb']) {
    const files = desk('');
    const refusal = { kind: 'usage', message: expect.stringContaining('sso or keys instead') };
    await expect(files.profiles.export({ ...process, session: { ...acme, id } })).rejects.toMatchObject(refusal);
    expect([files.config.text, files.issued]).toEqual(['', []]);
  }
});

const none = { label: '~/.aws/config', file: parseAwsFile('') };
const files = { config: none, credentials: none };

test('on Windows a path with a space is refused, for some AWS tools cut it there', () => {
  const plan = (path: string) => planProcessProfile(files, process, { path, rules: 'windows' });
  expect(() => plan('C:\\Users\\Ana B\\daypass.cmd')).toThrow('no path with spaces');
  expect(plan('C:\\Users\\ana\\daypass.cmd').puts[0]?.settings.get('credential_process')).toBe(
    `C:\\Users\\ana\\daypass.cmd ${asked}`,
  );
});
