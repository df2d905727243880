import { expect, test } from 'vitest';
import { acme, desk, legacy, wish } from '../export/files-in-memory.ts';
import { madeIn } from '../export/made-in.ts';

const session = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
`;
const helper = '/home/ana/.local/share/daypass/bin/daypass';
const call = (role: string, id = 'acme') =>
  `credential_process = ${helper} credential-process --session ${id} --account 001234567890 --role ${role}`;
const signIn = 'sso_session = acme\nsso_account_id = 001234567890\nsso_role_name = ReadOnlyAccess\n';

const mine = `# my accounts
${session}
[profile prod] # the real one
# look, do not touch
  sso_session = acme
  region = eu-west-1
  sso_account_id = 001234567890

  ; the role
  sso_role_name = ReadOnlyAccess
  output = json
  s3 =
    max_concurrent_requests = 20
    sso_session = not a setting

[default]
sso_session=acme
sso_account_id: 001234567890
sso_role_name=Billing

[profile other]
region = x
`;

test('profiles of the session ask Daypass instead, in their place; all else survives, and so does the session', async () => {
  const files = desk(mine);
  expect(await files.dependents.preview(acme, 'keychain')).toEqual({
    profiles: ['default', 'prod'],
    left: [],
    unaffected: [],
    changes: [
      {
        file: '~/.aws/config',
        lines: [
          { change: 'same', text: '[profile prod] # the real one' },
          { change: 'removed', text: '  sso_session = acme' },
          { change: 'added', text: `  ${call('ReadOnlyAccess')}` },
          { change: 'removed', text: '  sso_account_id = 001234567890' },
          { change: 'removed', text: '  sso_role_name = ReadOnlyAccess' },
          { change: 'same', text: '[default]' },
          { change: 'removed', text: 'sso_session=acme' },
          { change: 'removed', text: 'sso_account_id: 001234567890' },
          { change: 'removed', text: 'sso_role_name=Billing' },
          { change: 'added', text: call('Billing') },
        ],
      },
    ],
  });
  expect([files.config.text, files.issued]).toEqual([mine, []]);

  const made = await files.dependents.change(acme, 'keychain');
  expect(made).toEqual({
    profiles: ['default', 'prod'],
    files: ['~/.aws/config'],
    backup: '~/.aws/config.daypass-backup',
    changeId: 'change-1',
  });
  expect(files.config.text).toBe(`# my accounts
${session}
[profile prod] # the real one
# look, do not touch
  ${call('ReadOnlyAccess')}
  region = eu-west-1

  ; the role
  output = json
  s3 =
    max_concurrent_requests = 20
    sso_session = not a setting

[default]
${call('Billing')}

[profile other]
region = x
`);
  expect(files.issued).toEqual(['helper']);
  expect(madeIn(files)).toMatchObject([
    { name: 'default', kind: 'process', role: 'Billing', region: '', standing: { is: 'as-made' } },
    { name: 'prod', kind: 'process', role: 'ReadOnlyAccess', region: 'eu-west-1', standing: { is: 'as-made' } },
  ]);

  expect(await files.dependents.change(acme, 'keychain')).toEqual({ profiles: [], files: [] });
  expect(await files.dependents.preview(acme, 'keychain')).toMatchObject({
    profiles: [],
    unaffected: ['default', 'prod'],
    changes: [],
  });
  await files.changes.undo('change-1');
  expect([files.config.text, files.records.now.records]).toEqual([mine, []]);
});

test('profiles of an older form go with the session of their start URL alone', async () => {
  const old = `[profile old]
sso_start_url = ${legacy.startUrl}
sso_region = us-east-1
sso_account_id = 001234567890
sso_role_name = ReadOnlyAccess
`;
  const files = desk(`${session}\n${old}`);
  const url = legacy.id;
  expect(await files.dependents.change(acme, 'keychain')).toMatchObject({ profiles: [] });
  expect(await files.dependents.change({ ...legacy, id: url, startUrl: url }, 'keychain')).toMatchObject({
    profiles: [],
  });
  const text = old.replace(legacy.startUrl, url);
  const its = desk(`${session}\n${text}`);
  expect(await its.dependents.change({ ...legacy, startUrl: url }, 'keychain')).toMatchObject({ profiles: ['old'] });
  expect(its.config.text).toBe(`${session}\n[profile old]\n${call('ReadOnlyAccess', `"${url}"`)}\n`);
});

test('profiles that ask Daypass or have keys of it are named, and not touched', async () => {
  const files = desk(session);
  await files.profiles.export(wish({ name: 'p', kind: 'process' }));
  await files.profiles.export(wish({ name: 'k', kind: 'keys' }));
  await files.profiles.export(wish({ name: 'other', kind: 'process', session: { ...acme, id: 'b', name: 'b' } }));
  const before = files.config.text;
  expect(await files.dependents.preview(acme, 'keychain')).toEqual({
    profiles: [],
    left: [],
    unaffected: ['k', 'p'],
    changes: [],
  });
  expect(await files.dependents.change(acme, 'keychain')).toEqual({ profiles: [], files: [] });
  expect(files.config.text).toBe(before);
});

test('a file that the AWS CLI can’t read is a problem, and stays', async () => {
  const files = desk(`${session}[profile a]\n${signIn}garbage\n`);
  await expect(files.dependents.preview(acme, 'keychain')).rejects.toMatchObject({ kind: 'file' });
  await expect(files.dependents.change(acme, 'keychain')).rejects.toMatchObject({ kind: 'file' });
});

test('what another program writes meanwhile is kept', async () => {
  const files = desk(`${session}[profile a]\n${signIn}`);
  files.config.meanwhile = () => {
    files.config.meanwhile = undefined;
    files.config.text += `[profile b]\n${signIn}`;
  };
  expect(await files.dependents.change(acme, 'keychain')).toMatchObject({ profiles: ['a', 'b'] });
  expect(files.config.text).toBe(
    `${session}[profile a]\n${call('ReadOnlyAccess')}\n[profile b]\n${call('ReadOnlyAccess')}\n`,
  );
});

test('nothing is taken out that could not be remembered, and nothing remembered that could not be taken out', async () => {
  const before = `${session}[profile a]\n${signIn}`;
  const files = desk(before);
  const { change } = files.records;
  Object.assign(files.records, { change: () => Promise.reject(new Error('disk full')) });
  await expect(files.dependents.change(acme, 'keychain')).rejects.toThrow('disk full');
  expect(files.config.text).toBe(before);
  Object.assign(files.records, { change });
  files.config.meanwhile = () => {
    throw new Error('read-only');
  };
  await expect(files.dependents.change(acme, 'keychain')).rejects.toThrow('read-only');
  expect([files.config.text, files.records.now.records]).toEqual([before, []]);
});

test('a thousand profiles are turned in a moment', async () => {
  const names = Array.from({ length: 1000 }, (_, at) => `p${at}`);
  const files = desk(`${session}${names.map((name) => `[profile ${name}]\n${signIn}region = eu-west-1\n`).join('\n')}`);
  const before = files.config.text;
  const began = performance.now();
  expect((await files.dependents.change(acme, 'keychain')).profiles).toHaveLength(1000);
  expect((await files.dependents.change(acme, 'file')).profiles).toHaveLength(1000);
  expect(performance.now() - began).toBeLessThan(8000);
  expect(files.config.text).toBe(before);
});
