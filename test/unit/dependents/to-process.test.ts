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

test.each([
  ['no account and no role', 'sso_session = acme\n', '', /no account and no role: it is for the sign-in itself/],
  ['no role', 'sso_session = acme\nsso_account_id = 001234567890\n', '', /names no role/],
  ['an odd account', `${signIn.replace('001', '')}`, '', /line 6, has "234567890", which is no account id/],
  ['an odd role', `${signIn.replace('ReadOnlyAccess', 'a b')}`, '', /"a b", which is not the name of a role/],
  [
    'a comment behind a value',
    `${signIn.replace('= acme', '= acme # mine')}`,
    '',
    /line 5, has a comment behind sso_session/,
  ],
  ['another process', `${signIn}credential_process = x\n`, '', /already has a credential process/],
  ['keys', `${signIn}aws_access_key_id = AKIA\n`, '', /already has long-term keys/],
  ['a role to assume', `${signIn}role_arn = x\nsource_profile = y\n`, '', /already has a role to assume/],
  ['a source of its own', `${signIn}credential_source = Environment\n`, '', /already has a role to assume/],
  ['a web identity', `${signIn}web_identity_token_file = x\n`, '', /already has a web identity/],
  ['a twin', `${signIn}[profile "a"]\nregion = x\n`, '', /is there twice/],
  [
    'keys in the other file',
    signIn,
    '[a]\naws_access_key_id = AKIA\n',
    /already has long-term keys.*credentials, line 2/,
  ],
  [
    'its sign-in in the other file',
    'region = x\n',
    `[a]\n${signIn}`,
    /~\/.aws\/credentials, line 2, and has its place/,
  ],
  [
    'settings of all profiles',
    `sso_session = acme\n[DEFAULT]\nsso_account_id = 001234567890\nsso_role_name = R\n`,
    '',
    /for all profiles at once/,
  ],
  [
    'settings that some tools take for a part of a block',
    `  s3 =\n    x = y\n${signIn.replaceAll(/^/gm, ' ').trimEnd()}`,
    '',
    /would make AWS tools read/,
  ],
  ['a header that not every tool reads', `region = x\n[profile b] x\n${signIn}`, '', /would make AWS tools read/],
])('left, with the reason: %s', async (_, settings, credentials, why) => {
  const before = `${session}[profile a]\n${settings}`;
  const files = desk(before, credentials);
  const preview = await files.dependents.preview(acme, 'keychain');
  expect(preview).toMatchObject({ profiles: [], changes: [] });
  expect(preview.left.map((one) => one.why).join()).toMatch(why);
  expect(await files.dependents.change(acme, 'keychain')).toEqual({ profiles: [], files: [] });
  expect([files.config.text, files.credentials.text, files.issued]).toEqual([before, credentials, []]);
});

test('a section that is no profile to the AWS CLI is told of', async () => {
  const files = desk(`${session}[a]\n${signIn}`);
  expect((await files.dependents.preview(acme, 'keychain')).left).toEqual([
    { profile: 'a', why: 'The AWS CLI reads ~/.aws/config, line 4, [a], as no profile.' },
  ]);
});

test('a profile that assumes its role with one that is left is left, too; with one that asks Daypass it goes on', async () => {
  const role = (name: string, source: string) => `[profile ${name}]\nrole_arn = x\nsource_profile = ${source}\n`;
  const files = desk(
    `${session}[profile a]\n${signIn}\n[profile left]\n${signIn}credential_process = x\n${role('two', 'one')}${role('one', 'left')}${role('fine', 'a')}`,
  );
  const { profiles, left } = await files.dependents.preview(acme, 'keychain');
  expect(profiles).toEqual(['a']);
  expect(left.map(({ profile }) => profile)).toEqual(['left', 'one', 'two']);
  expect(left[1]?.why).toBe('It assumes its role with the profile "left".');
});

test('one profile that can’t be changed without harm holds up no other', async () => {
  const files = desk(`${session}[profile a]\n${signIn}[profile c]\nregion = x\n[profile b] x\n${signIn}`);
  const preview = await files.dependents.preview(acme, 'keychain');
  expect([preview.profiles, preview.left.map(({ profile }) => profile)]).toEqual([['a'], ['b']]);
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
