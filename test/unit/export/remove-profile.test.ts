import { expect, test } from 'vitest';
import { desk, legacy, wish } from './files-in-memory.ts';
import { madeIn, onlyId } from './made-in.ts';

const session = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
`;

test.each([
  ['sso', wish()],
  ['sso, of a legacy session', wish({ session: legacy })],
  ['process', wish({ kind: 'process' })],
  ['keys', wish({ kind: 'keys' })],
  ['default', wish({ name: 'default' })],
])('%s: what Daypass wrote goes with its section, and a session stays', async (_, wanted) => {
  for (const [config, credentials] of [
    [`${session}`, '# mine\n'],
    [`${session}\n[profile other]\nregion = x\n`, '[other]\nregion = x\n'],
  ]) {
    const files = desk(config, credentials);
    await files.profiles.export(wanted);
    const { changes } = await files.made.previewRemoval(onlyId(files));
    expect(JSON.stringify(changes)).not.toMatch(/ASIA|wJal|IQoJ|"change":"added"/);
    const { files: changed, changeId } = await files.made.remove(onlyId(files));
    expect([changed, changeId]).toEqual([[changes[0]?.file], 'change-2']);
    expect([files.config.text, files.credentials.text]).toEqual([config, credentials]);
    expect(files.records.now).toEqual({ records: [], keys: [] });
  }
});

test('a session that came with the profile stays when the profile goes', async () => {
  const files = desk();
  await files.profiles.export(wish());
  await files.made.remove(onlyId(files));
  expect(files.config.text).toBe(`${session}sso_registration_scopes = sso:account:access\n`);
});

test('settings and comments that somebody added stay, with the section around them', async () => {
  const files = desk(session);
  await files.profiles.export(wish());
  files.config.text += '# mine\noutput = json\n[profile next]\nregion = x\n';
  await files.made.remove(onlyId(files));
  expect(files.config.text).toBe(`${session}\n[profile new]\n# mine\noutput = json\n[profile next]\nregion = x\n`);
});

test('a region that somebody chose instead is theirs, and stays', async () => {
  const files = desk(session);
  await files.profiles.export(wish());
  files.config.text = files.config.text?.replace('eu-west-1', 'us-west-2');
  expect(madeIn(files)).toMatchObject([{ region: 'us-west-2', standing: { is: 'as-made' } }]);
  await files.made.remove(onlyId(files));
  expect(files.config.text).toBe(`${session}\n[profile new]\nregion = us-west-2\n`);
});

test.each([
  ['sso', 'region = eu-west-1\nsso_role_name = ReadOnlyAccess\n'],
  ['process', 'region = eu-west-1\n'],
  ['process', ''],
] as const)('%s: a section that was there stays, with what was in it', async (kind, own) => {
  const before = `${session}\n[profile new]\n${own}`;
  const files = desk(before);
  await files.profiles.export(wish({ kind }));
  await files.profiles.export(wish({ kind, region: 'us-west-2' }), onlyId(files));
  await files.profiles.export(wish({ kind, region: 'eu-west-1' }), onlyId(files));
  await files.made.remove(onlyId(files));
  expect(files.config.text).toContain(`${session}\n[profile new]\n`);
  expect(files.config.text).not.toMatch(/sso_session|sso_account_id|credential_process/);
  expect(files.config.text?.includes('sso_role_name')).toBe(own.includes('sso_role_name'));
});

test('one that somebody changed is left alone, and can be taken off the list; that touches no file, and can be undone', async () => {
  const files = desk(session);
  await files.profiles.export(wish());
  const id = onlyId(files);
  files.config.text = files.config.text?.replace('ReadOnlyAccess', 'Admin');
  const theirs = files.config.text;
  await expect(files.made.remove(id)).rejects.toMatchObject({ kind: 'conflict' });
  await expect(files.made.previewRemoval(id)).rejects.toMatchObject({ kind: 'conflict' });
  const { files: changed, changeId } = await files.made.forget(id);
  expect([changed, madeIn(files)]).toEqual([[], []]);
  expect(await files.changes.undo(changeId ?? '')).toEqual({ files: [] });
  expect(madeIn(files)).toMatchObject([{ id, standing: { is: 'changed' } }]);
  expect(files.config.text).toBe(theirs);
});

test('keys that are taken off the list are remembered all the same, until they are gone', async () => {
  const files = desk(undefined, '');
  await files.profiles.export(wish({ kind: 'keys' }));
  await files.made.forget(onlyId(files));
  expect(madeIn(files)).toEqual([]);
  expect(files.records.now.keys).toHaveLength(1);
});

test('keys of an older Daypass, of which nothing else is remembered, are listed and removed, too', async () => {
  const files = desk(undefined, '# mine\n');
  await files.profiles.export(wish({ kind: 'keys' }));
  files.records.now = { records: [], keys: files.records.now.keys };
  expect(madeIn(files)).toMatchObject([
    { name: 'new', kind: 'keys', region: 'eu-west-1', standing: { is: 'as-made' } },
  ]);
  const { changeId } = await files.made.remove(onlyId(files));
  expect([files.credentials.text, madeIn(files)]).toEqual(['# mine\n', []]);
  await files.changes.undo(changeId ?? '');
  expect(madeIn(files)).toMatchObject([{ name: 'new', kind: 'keys' }]);
});

test('one that is gone from the file already is taken off the list', async () => {
  const files = desk(session);
  await files.profiles.export(wish());
  const id = onlyId(files);
  files.config.text = session;
  expect(await files.made.previewRemoval(id)).toEqual({
    changes: [{ file: '~/.aws/config', lines: [] }],
    unchanged: true,
  });
  expect(await files.made.remove(id)).toMatchObject({ files: [] });
  expect([files.config.text, madeIn(files)]).toEqual([session, []]);
});
