import { expect, test } from 'vitest';
import type { ProfileWish } from '../../../main/domain/profile-wish.ts';
import { acme, type Desk, desk, wish } from '../export/files-in-memory.ts';
import { madeIn, onlyId } from '../export/made-in.ts';

const session = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
`;
const own = `
[profile a]
# mine
sso_session = acme
region = eu-west-1
sso_account_id = 001234567890
# the role
sso_role_name = ReadOnlyAccess
`;
const before = `${session}${own}`;

async function turned(text = before): Promise<Desk> {
  const files = desk(text);
  await files.dependents.change(acme, 'keychain');
  expect(files.config.text).toContain('credential_process');
  return files;
}

const edit = (files: Desk, from: string | RegExp, to: string) => {
  expect(files.config.text).toMatch(from);
  files.config.text = files.config.text?.replace(from, to);
};

test('they become again what they were, byte for byte, and are no profiles of Daypass', async () => {
  const files = await turned();
  const now = files.config.text;
  const preview = await files.dependents.preview(acme, 'file');
  expect(preview).toMatchObject({ profiles: ['a'], left: [], unaffected: [] });
  expect(preview.changes[0]?.lines.filter(({ change }) => change === 'added').map(({ text }) => text)).toEqual([
    'sso_session = acme',
    'sso_account_id = 001234567890',
    'sso_role_name = ReadOnlyAccess',
  ]);
  const { changeId, profiles } = await files.dependents.change(acme, 'file');
  expect([profiles, files.config.text, files.records.now.records]).toEqual([['a'], before, []]);
  expect(await files.dependents.change(acme, 'file')).toEqual({ profiles: [], files: [] });

  await files.changes.undo(changeId ?? '');
  expect([files.config.text, madeIn(files)]).toMatchObject([now, [{ name: 'a', standing: { is: 'as-made' } }]]);
  await files.dependents.change(acme, 'file');
  expect(files.config.text).toBe(before);
});

test('a profile that Daypass had exported is one of its sign-in profiles again', async () => {
  const files = desk(session);
  await files.profiles.export(wish({ name: 'a' }));
  const [text, record] = [files.config.text, files.records.now.records[0]];
  await files.dependents.change(acme, 'keychain');
  await files.dependents.change(acme, 'file');
  expect([files.config.text, files.records.now.records]).toEqual([text, [record]]);
});

test.each<[string, (text: string) => string, string]>([
  [
    'lines above',
    (text) => text.replace('# mine', '# mine\n# more\noutput = json'),
    before.replace('# mine', '# mine\n# more\noutput = json'),
  ],
  ['lines at the end', (text) => `${text}output = json\n`, `${before}output = json\n`],
  ['another profile', (text) => `${text}\n[profile b]\nregion = x\n`, `${before}\n[profile b]\nregion = x\n`],
  ['other line ends', (text) => text.replaceAll('\n', '\r\n'), before.replaceAll('\n', '\r\n')],
  ['no end of the last line', (text) => text.trimEnd(), before],
])('with what somebody added since: %s', async (_, change, after) => {
  const files = await turned();
  files.config.text = change(files.config.text ?? '');
  await files.dependents.change(acme, 'file');
  expect(files.config.text).toBe(after);
});

test('lines that somebody added in between are not torn apart', async () => {
  const files = await turned();
  edit(files, 'region = eu-west-1\n', 'region = eu-west-1\ns3 =\n  a = b\n  c = d\n');
  expect(await files.dependents.change(acme, 'file')).toMatchObject({ profiles: ['a'] });
  expect(files.config.text).toContain('s3 =\n  a = b\n  c = d\n');
  expect(files.config.text).toContain(
    'sso_session = acme\nsso_account_id = 001234567890\nsso_role_name = ReadOnlyAccess\n',
  );
});

test.each([
  [/--role \w+/, '--role Admin', /^Somebody changed it in ~\/.aws\/config, line 5, so it is left alone\.$/],
  [/credential_process = .*/, 'credential_process = granted', /Somebody changed it/],
  ['# mine', 'aws_access_key_id = AKIA', /already has long-term keys/],
  ['# mine', 'sso_session = acme', /already has an IAM Identity Center sign-in/],
])('one that somebody changed since is left, with the reason: %s', async (from, to, why) => {
  const files = await turned();
  edit(files, from, to);
  const theirs = files.config.text;
  expect(await files.dependents.preview(acme, 'file')).toMatchObject({
    profiles: [],
    left: [{ profile: 'a', why: expect.stringMatching(why) }],
  });
  expect(await files.dependents.change(acme, 'file')).toEqual({ profiles: [], files: [] });
  expect([files.config.text, files.records.now.records.length]).toEqual([theirs, 1]);
});

test('one that is gone is not written anew', async () => {
  const files = await turned();
  files.config.text = session;
  expect(await files.dependents.change(acme, 'file')).toEqual({ profiles: [], files: [] });
  expect(files.config.text).toBe(session);
});

test('a change that was stopped after it was noted is finished, in either direction', async () => {
  const files = await turned();
  const records = files.records.now.records;
  files.config.text = before;
  expect(await files.dependents.change(acme, 'keychain')).toMatchObject({ profiles: ['a'] });
  expect(files.records.now.records).toEqual(records);
  files.config.text = before;
  expect(await files.dependents.change(acme, 'file')).toEqual({ profiles: [], files: [] });
  expect([files.config.text, files.records.now.records]).toEqual([before, []]);
});

test('profiles of other sessions stay', async () => {
  const files = await turned();
  const now = files.config.text;
  expect(await files.dependents.change({ ...acme, id: 'other' }, 'file')).toEqual({ profiles: [], files: [] });
  expect(files.config.text).toBe(now);
});

test('removed from the list, it becomes what it was, and can be undone', async () => {
  const files = await turned();
  const now = files.config.text;
  const { changes } = await files.made.previewRemoval(onlyId(files));
  expect(changes[0]?.lines.map(({ text }) => text)).toContain('sso_role_name = ReadOnlyAccess');
  const { changeId } = await files.made.remove(onlyId(files));
  expect([files.config.text, madeIn(files)]).toEqual([before, []]);
  await files.changes.undo(changeId ?? '');
  expect(files.config.text).toBe(now);
  await files.dependents.change(acme, 'file');
  expect(files.config.text).toBe(before);
});

test('removed with other credentials beside it, it loses what Daypass wrote alone', async () => {
  const files = await turned();
  edit(files, '# mine', 'sso_session = acme');
  await files.made.remove(onlyId(files));
  expect(files.config.text).toBe(`${session}
[profile a]
sso_session = acme
region = eu-west-1
# the role
`);
});

test('one that Daypass had exported goes when it is removed', async () => {
  const files = desk(session);
  await files.profiles.export(wish({ name: 'a' }));
  await files.dependents.change(acme, 'keychain');
  await files.made.remove(onlyId(files));
  expect([files.config.text, madeIn(files)]).toEqual([session, []]);
});

test.each([
  ['its command', /credential_process.*\n/, ''],
  ['the path of the script', '/home/ana', '/home/old'],
])('repaired, it still becomes what it was: %s', async (_, from, to) => {
  const files = await turned(before.replace('region = eu-west-1\n', ''));
  edit(files, from, to);
  expect(madeIn(files)).toMatchObject([{ standing: { is: 'broken', repairable: true } }]);
  await files.made.repair(onlyId(files));
  expect(madeIn(files)).toMatchObject([{ standing: { is: 'as-made' } }]);
  await files.dependents.change(acme, 'file');
  expect(files.config.text).not.toMatch(/credential_process|region = eu/);
  for (const line of own.split('\n').filter((one) => one.startsWith('sso_')))
    expect(files.config.text).toContain(`${line}\n`);
});

const changed: ProfileWish = wish({ name: 'a', kind: 'process', region: 'us-west-2' });

test('changed by Daypass, it keeps the region that was chosen, and the rest comes back', async () => {
  const files = await turned();
  await files.profiles.export(changed, onlyId(files));
  await files.dependents.change(acme, 'file');
  expect(files.config.text).toBe(before.replace('eu-west-1', 'us-west-2'));
});

test('exported anew as it is, it still becomes what it was', async () => {
  const files = await turned();
  await files.profiles.export(wish({ name: 'a', kind: 'process' }));
  await files.dependents.change(acme, 'file');
  expect(files.config.text).toBe(before);
});

test('for another access it goes on asking Daypass, until it is removed', async () => {
  const files = await turned();
  const access = { accountId: '001234567890', role: 'Admin' };
  await files.profiles.export({ ...changed, region: 'eu-west-1', access }, onlyId(files));
  expect(await files.dependents.preview(acme, 'file')).toMatchObject({ profiles: [], left: [], unaffected: ['a'] });
  await files.made.remove(onlyId(files));
  expect(files.config.text).toBe(before);
});

test('made a sign-in profile again by hand, it is not removed as one of Daypass', async () => {
  const files = await turned();
  await files.profiles.export({ ...changed, kind: 'sso', region: 'eu-west-1' }, onlyId(files));
  expect(await files.dependents.change(acme, 'file')).toEqual({ profiles: [], files: [] });
  const now = files.config.text;
  await files.made.remove(onlyId(files));
  expect([files.config.text, madeIn(files)]).toEqual([now, []]);
});

test('it keeps its name and its place', async () => {
  const files = await turned();
  const now = files.config.text;
  for (const to of [wish({ name: 'b', kind: 'process' }), wish({ name: 'a', kind: 'keys' })]) {
    await expect(files.profiles.export(to, onlyId(files))).rejects.toMatchObject({ kind: 'conflict' });
    await expect(files.profiles.preview(to, onlyId(files))).rejects.toMatchObject({ kind: 'conflict' });
  }
  expect(files.config.text).toBe(now);
});
