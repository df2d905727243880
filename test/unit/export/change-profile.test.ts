import { expect, test } from 'vitest';
import { desk, legacy, wish } from './files-in-memory.ts';
import { madeIn, onlyId } from './made-in.ts';

const session = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
`;
const sso = `sso_session = acme
sso_account_id = 001234567890
sso_role_name = ReadOnlyAccess
region = eu-west-1
`;

test('keys become a sign-in in one step, which is shown before in both files, and undone in both', async () => {
  const files = desk(`${session}\n`, '# mine\n');
  await files.profiles.export(wish({ kind: 'keys' }));
  const keys = files.credentials.text;
  const id = onlyId(files);
  expect(await files.profiles.preview(wish(), id)).toEqual({
    unchanged: false,
    changes: [
      {
        file: '~/.aws/config',
        lines: ['[profile new]', ...sso.trim().split('\n')].map((text) => ({ change: 'added', text })),
      },
      {
        file: '~/.aws/credentials',
        lines: [
          '',
          '[new]',
          'aws_access_key_id = [secret]',
          'aws_secret_access_key = [secret]',
          'aws_session_token = [secret]',
          'region = eu-west-1',
        ].map((text) => ({ change: 'removed', text })),
      },
    ],
  });
  const { changeId } = await files.profiles.export(wish(), id);
  expect([files.config.text, files.credentials.text]).toEqual([`${session}\n[profile new]\n${sso}`, '# mine\n']);
  expect(files.records.now.keys).toEqual([]);
  expect(madeIn(files)).toMatchObject([{ name: 'new', kind: 'sso', standing: { is: 'as-made' } }]);
  await files.changes.undo(changeId ?? '');
  expect([files.config.text, files.credentials.text]).toEqual([`${session}\n`, keys]);
  expect(madeIn(files)).toMatchObject([{ id, kind: 'keys', standing: { is: 'as-made' } }]);
});

test('another region is written in its place, and what somebody wrote around it stays', async () => {
  const files = desk(session);
  await files.profiles.export(wish());
  files.config.text += '# mine\noutput = json\n[profile next]\nregion = x\n';
  const before = files.config.text;
  await files.profiles.export(wish({ region: 'us-west-2' }), onlyId(files));
  expect(files.config.text).toBe(before?.replace('eu-west-1', 'us-west-2'));
});

test('another kind in the same section puts its settings there, beside those of somebody else', async () => {
  const files = desk(session);
  await files.profiles.export(wish());
  files.config.text += 'output = json\n';
  await files.profiles.export(wish({ kind: 'process' }), onlyId(files));
  expect(files.config.text).toMatch(/\n\[profile new\]\nregion = eu-west-1\noutput = json\ncredential_process = .*\n$/);
  expect(madeIn(files)).toMatchObject([{ kind: 'process', standing: { is: 'as-made' } }]);
});

test('another name is another section, and the old one is gone', async () => {
  const files = desk(session);
  await files.profiles.export(wish());
  const { changes } = await files.profiles.preview(wish({ name: 'other' }), onlyId(files));
  expect(changes.flatMap(({ lines }) => lines.map(({ change, text }) => `${change} ${text}`))).toEqual([
    'removed ',
    'removed [profile new]',
    ...sso
      .trim()
      .split('\n')
      .map((line) => `removed ${line}`),
    'added ',
    'added [profile other]',
    ...sso
      .trim()
      .split('\n')
      .map((line) => `added ${line}`),
  ]);
  await files.profiles.export(wish({ name: 'other' }), onlyId(files));
  expect(files.config.text).toBe(`${session}\n[profile other]\n${sso}`);
  expect(madeIn(files)).toMatchObject([{ name: 'other' }]);
});

test('a name that somebody has is refused, and so is a profile that somebody changed, or that is on the list no more', async () => {
  const files = desk(`${session}[profile taken]\nrole_arn = x\nsource_profile = y\n`);
  await files.profiles.export(wish());
  const id = onlyId(files);
  const before = files.config.text;
  const refused = { kind: 'conflict' };
  await expect(files.profiles.export(wish({ name: 'taken' }), id)).rejects.toMatchObject(refused);
  await expect(files.profiles.export(wish({ region: 'us-west-2' }), 'no-such')).rejects.toMatchObject(refused);
  files.config.text = before?.replace('ReadOnlyAccess', 'Admin');
  const theirs = files.config.text;
  await expect(files.profiles.export(wish({ region: 'us-west-2' }), id)).rejects.toMatchObject({
    ...refused,
    message: expect.stringMatching(/Somebody changed the profile "new".*config, line 8/),
  });
  expect(files.config.text).toBe(theirs);
});

test('where the second file cannot be written, the first is put back', async () => {
  const files = desk(undefined, '');
  await files.profiles.export(wish({ kind: 'keys' }));
  const keys = files.credentials.text;
  files.config.meanwhile = () => {
    expect(files.credentials.text).toBe('');
    throw new Error('The disk is full.');
  };
  const change = files.profiles.export(wish(), onlyId(files));
  await expect(change).rejects.toThrow('The disk is full.');
  expect([files.config.text, files.credentials.text]).toEqual([undefined, keys]);
  expect(madeIn(files)).toMatchObject([{ kind: 'keys', standing: { is: 'as-made' } }]);
});

test('where another program writes the second file meanwhile, all is planned anew', async () => {
  const files = desk('', '');
  await files.profiles.export(wish({ kind: 'keys' }));
  files.config.meanwhile = () => {
    files.config.meanwhile = undefined;
    files.config.text = '[profile theirs]\nregion = x\n';
  };
  await files.profiles.export(wish(), onlyId(files));
  expect(files.credentials.text).toBe('');
  expect(files.config.text).toMatch(/^\[profile theirs\]\nregion = x\n\n\[sso-session[\s\S]*\n\[profile new\]/);
});

test('the last changes can be undone one after the other, the newest first, and each once', async () => {
  const files = desk('');
  const first = await files.profiles.export(wish());
  const second = await files.profiles.export(wish({ name: 'second' }));
  await expect(files.changes.undo(first.changeId ?? '')).rejects.toMatchObject({ kind: 'conflict' });
  expect(await files.changes.undo(second.changeId ?? '')).toEqual({ files: ['~/.aws/config'] });
  expect(await files.changes.undo(first.changeId ?? '')).toEqual({ files: ['~/.aws/config'] });
  expect(files.config.text).toBe('');
  await expect(files.changes.undo(first.changeId ?? '')).rejects.toMatchObject({ kind: 'conflict' });
});

test.each([
  ['twenty', '', 21],
  ['of large files fewer', `#${'x'.repeat(13_000_000)}\n`, 2],
])('the last changes can be undone: %s', async (_, config, count) => {
  const files = desk(config);
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { changeId = '' } = await files.profiles.export(wish({ name: `p${at}`, session: legacy }));
    ids.push(changeId);
  }
  for (const id of ids.toReversed().slice(0, -1)) await files.changes.undo(id);
  await expect(files.changes.undo(ids[0] ?? '')).rejects.toMatchObject({ message: /can no longer be undone/ });
});

test('keys of a session that was signed out since come back by no undo', async () => {
  const files = desk('', '');
  await files.profiles.export(wish({ kind: 'keys' }));
  const { changeId } = await files.made.remove(onlyId(files));
  files.changes.forget('acme');
  await expect(files.changes.undo(changeId ?? '')).rejects.toMatchObject({ kind: 'conflict' });
  expect(files.credentials.text).toBe('');
});

test('where nothing can be remembered, a profile without keys is written all the same, and keys are not', async () => {
  const files = desk('', '');
  const broken = () => Promise.reject(new Error('It belongs to somebody else.'));
  Object.assign(files.records, { read: broken, change: broken, addKeys: broken });
  await files.profiles.export(wish());
  expect(files.config.text).toContain('[profile new]');
  await expect(files.profiles.export(wish({ name: 'keys', kind: 'keys' }))).rejects.toThrow('somebody else');
  expect(files.credentials.text).toBe('');
});
