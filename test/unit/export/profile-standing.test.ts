import { expect, test } from 'vitest';
import type { ProfileWish } from '../../../main/domain/profile-wish.ts';
import { type Desk, desk, legacy, wish } from './files-in-memory.ts';
import { madeIn, onlyId } from './made-in.ts';

const kinds = ['sso', 'process', 'keys'] as const;

async function exported(changes: Partial<ProfileWish>, config?: string, credentials?: string): Promise<Desk> {
  const files = desk(config, credentials);
  await files.profiles.export(wish(changes));
  return files;
}

const standing = (files: Desk, works = true) => madeIn(files, works)[0]?.standing;

const edit = (files: Desk, file: 'config' | 'credentials', from: string | RegExp, to: string) => {
  const text = files[file].text ?? '';
  expect(text).toMatch(from);
  files[file].text = text.replace(from, to);
};

test.each(kinds)('%s: as Daypass wrote it, also with settings that somebody added', async (kind) => {
  const files = await exported({ kind });
  expect(standing(files)).toEqual({ is: 'as-made' });
  files[kind === 'keys' ? 'credentials' : 'config'].text += 'output = json\n';
  expect(standing(files)).toEqual({ is: 'as-made' });
});

test('a legacy session in a sign-in profile', async () => {
  const files = await exported({ session: legacy });
  expect(standing(files)).toEqual({ is: 'as-made' });
  edit(files, 'config', 'sso_region = us-east-1', 'sso_region = us-east-2');
  expect(standing(files)).toMatchObject({ is: 'changed' });
});

test.each([
  ['sso', /ReadOnlyAccess/, 'Admin'],
  ['process', /ReadOnlyAccess/, 'Admin'],
  ['process', /credential_process = .*/, 'credential_process = granted x'],
  ['process', /credential_process = .*/, 'role_arn = x\nsource_profile = y'],
  ['sso', /sso_session[\s\S]*region/, 'login_session = x\nregion'],
] as const)('%s: somebody changed it: %s', async (kind, from, to) => {
  const files = await exported({ kind }, '# mine\n\n');
  edit(files, 'config', from, to);
  expect(standing(files)).toEqual({
    is: 'changed',
    why: expect.stringMatching(/^Somebody changed it in ~\/.aws\/config, line \d+, so it is left alone\.$/),
  });
});

test('keys that somebody replaced by others, or put a session token of their own to, are theirs', async () => {
  for (const to of ['ASIAMINE', 'ASIAEXAMPLE\naws_security_token = mine']) {
    const files = await exported({ kind: 'keys' });
    edit(files, 'credentials', 'ASIAEXAMPLE', to);
    expect(standing(files)).toMatchObject({ is: 'changed' });
  }
});

test.each(kinds)('%s: gone from the file, it can be repaired', async (kind) => {
  const files = await exported({ kind }, '# mine\n', '# mine\n');
  const file = kind === 'keys' ? files.credentials : files.config;
  const before = file.text;
  for (const left of ['# mine\n', undefined]) {
    file.text = left;
    const why = `It is no longer in ${file.path}.`;
    expect(standing(files)).toEqual({ is: 'broken', why, repairable: true });
  }
  file.text = '# mine\n';
  const { changeId } = await files.made.repair(onlyId(files));
  expect([file.text, standing(files)]).toEqual([before, { is: 'as-made' }]);
  expect(files.noted).toMatchObject([{ use: 'profile', profile: 'new', kind, role: 'ReadOnlyAccess' }]);
  await files.changes.undo(changeId ?? '');
  expect(file.text).toBe('# mine\n');
});

test('keys that went at sign-out wait for the next sign-in, and come back as they were', async () => {
  const files = await exported({ kind: 'keys' }, undefined, '# mine\n');
  const before = files.credentials.text;
  await files.signOut();
  expect([files.credentials.text, standing(files)]).toEqual(['# mine\n', { is: 'resting' }]);
  await files.made.repair(onlyId(files));
  expect([files.credentials.text, standing(files)]).toEqual([before, { is: 'as-made' }]);
});

test('so do keys beside settings that somebody added, and all that Daypass wrote is gone once they are removed', async () => {
  const files = await exported({ kind: 'keys' });
  files.credentials.text += 'output = json\n';
  await files.signOut();
  expect(files.credentials.text).toBe('[new]\nregion = eu-west-1\noutput = json\n');
  await files.made.repair(onlyId(files));
  await files.made.remove(onlyId(files));
  expect(files.credentials.text).toBe('[new]\noutput = json\n');
});

test('keys that somebody had taken out before a sign-out do not come back', async () => {
  const files = await exported({ kind: 'keys' });
  files.credentials.text = '';
  await files.signOut();
  expect(standing(files)).toMatchObject({ is: 'broken' });
});

test('where something else has taken its place, it cannot be repaired without loss', async () => {
  const files = await exported({ kind: 'process' }, '');
  files.config.text = '';
  files.credentials.text = '[new]\naws_access_key_id = AKIA\naws_secret_access_key = x\n';
  expect(standing(files)).toMatchObject({ is: 'broken', repairable: false });
  await expect(files.made.repair(onlyId(files))).rejects.toMatchObject({ kind: 'conflict' });
});

test('a part that is missing is written anew, and nothing else', async () => {
  const files = await exported({});
  edit(files, 'config', 'sso_role_name = ReadOnlyAccess\n', '');
  expect(standing(files)).toEqual({
    is: 'broken',
    why: 'A part of it is missing in ~/.aws/config, line 6.',
    repairable: true,
  });
  await files.made.repair(onlyId(files));
  expect(standing(files)).toEqual({ is: 'as-made' });
});

test('without its session a sign-in profile is broken, and repaired with it', async () => {
  const files = await exported({});
  edit(files, 'config', /\[sso-session acme\]\n(.+\n)+/, '');
  expect(standing(files)).toEqual({
    is: 'broken',
    why: 'Its session "acme" is no longer in ~/.aws/config.',
    repairable: true,
  });
  await files.made.repair(onlyId(files));
  expect(standing(files)).toEqual({ is: 'as-made' });
});

test('a process profile needs the script, at the path where it is', async () => {
  const files = await exported({ kind: 'process' });
  expect(standing(files, false)).toEqual({
    is: 'broken',
    why: 'The script of Daypass that it calls is not there, or starts nothing.',
    repairable: true,
  });
  edit(files, 'config', '/home/ana/.local', '/home/old/.local');
  expect(standing(files)).toMatchObject({ is: 'broken', why: /no longer is/, repairable: true });
  files.issued.length = 0;
  await files.made.repair(onlyId(files));
  expect([standing(files), files.issued]).toEqual([{ is: 'as-made' }, ['helper']]);
  files.issued.length = 0;
  expect(await files.made.repair(onlyId(files))).toEqual({ files: [] });
  expect(files.issued).toEqual(['helper']);
});

test.each([
  ['sso', 'config', '\nrole_arn = x\nsource_profile = y\n', /more than one kind of credentials/],
  ['process', 'credentials', '[new]\naws_access_key_id = AKIA\naws_secret_access_key = x\n', /more than one kind/],
  ['sso', 'credentials', '[new]\nsso_session = acme\n', /is in both files, and ~\/.aws\/credentials hides what/],
  ['keys', 'config', '[profile new]\ncredential_process = x\n', /more than one kind/],
  ['process', 'credentials', '[new]\nregion = us-west-1\n', /two regions/],
  ['sso', 'config', '[profile "new"]\nregion = x\n', /is there twice/],
] as const)(
  '%s: beside what somebody added to the %s file it is broken, and stays as it is',
  async (kind, file, more, why) => {
    const files = await exported({ kind });
    files[file].text = (files[file].text ?? '') + more;
    expect(standing(files)).toEqual({ is: 'broken', why: expect.stringMatching(why), repairable: false });
  },
);

test('a file that the AWS CLI cannot read breaks every profile, with the line', async () => {
  for (const file of ['config', 'credentials'] as const) {
    const files = await exported({ kind: 'keys' }, '# mine\n');
    files[file].text += 'garbage\n[x\n';
    expect(standing(files)).toEqual({
      is: 'broken',
      why: expect.stringMatching(new RegExp(`^The AWS CLI can't read ~/.aws/${file}. Line \\d+: `)),
      repairable: false,
    });
  }
});

test('profiles of files that are not in use are not listed', async () => {
  const files = await exported({ kind: 'keys' });
  Object.assign(files.credentials, { path: '~/elsewhere' });
  expect(madeIn(files)).toEqual([]);
});

test('the profiles are listed by name, as a person would order them', async () => {
  const files = desk();
  for (const name of ['p10', 'B', 'p9', 'a']) await files.profiles.export(wish({ name }));
  expect(madeIn(files).map(({ name }) => name)).toEqual(['a', 'B', 'p9', 'p10']);
});

test('thousands of profiles are looked at in a moment', async () => {
  const files = desk();
  await files.profiles.export(wish({ kind: 'process' }));
  const [record] = files.records.now.records;
  if (record === undefined) throw new Error('It is not remembered.');
  const section = files.config.text ?? '';
  const names = Array.from({ length: 5000 }, (_, at) => `p${at}`);
  files.records.now = { keys: [], records: names.map((name) => ({ ...record, name, header: `profile ${name}` })) };
  files.config.text = names.map((name) => section.replace('new', name)).join('');
  const began = performance.now();
  expect(madeIn(files).filter((one) => one.standing.is === 'as-made')).toHaveLength(5000);
  expect(performance.now() - began).toBeLessThan(3000);
});
