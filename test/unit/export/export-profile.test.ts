import { expect, test } from 'vitest';
import {
  acme,
  desk,
  legacy,
  profileText as profile,
  secretKey,
  sessionText as session,
  sessionToken,
  wish,
} from './files-in-memory.ts';

const keys = `[new]
aws_access_key_id = ASIAEXAMPLE
aws_secret_access_key = ${secretKey}
aws_session_token = ${sessionToken}
region = eu-west-1
`;

test('an sso profile is written with its session where that is missing', async () => {
  const { profiles, config, credentials } = desk();
  expect(await profiles.export(wish())).toMatchObject({ file: '~/.aws/config', profile: 'new', unchanged: false });
  expect(config.text).toBe(`${session}sso_registration_scopes = sso:account:access\n\n${profile}`);
  expect(credentials.text).toBeUndefined();
});

test('an sso profile is added to the session that is there, and the old file kept', async () => {
  const { profiles, config } = desk(session);
  expect(await profiles.export(wish())).toMatchObject({ backup: '~/.aws/config.daypass-backup' });
  expect(config.text).toBe(`${session}\n${profile}`);
  expect(await profiles.export(wish())).toEqual({ file: '~/.aws/config', profile: 'new', unchanged: true });
});

test('the profile "default" has a section of its own name, or the one that is there', async () => {
  const fresh = desk(session);
  await fresh.profiles.export(wish({ name: 'default' }));
  expect(fresh.config.text).toContain('\n[default]\nsso_session = acme\n');
  const prefixed = desk(`${session}[profile default]\noutput = json\n`);
  await prefixed.profiles.export(wish({ name: 'default' }));
  expect(prefixed.config.text).toContain('[profile default]\noutput = json\nsso_session = acme\n');
});

test('a legacy session gives the legacy form, with its start URL byte for byte', async () => {
  const { profiles, config } = desk('');
  await profiles.export(wish({ session: legacy }));
  expect(config.text).toBe(`[profile new]
sso_start_url = https://acme.awsapps.com/start#
sso_region = us-east-1
sso_account_id = 001234567890
sso_role_name = ReadOnlyAccess
region = eu-west-1
`);
});

test('a session whose token the AWS CLI cannot find is refused for sso, and good for keys', async () => {
  const token = { expiresAt: 1, refreshable: false, storage: 'file', sharedWithAwsCli: false } as const;
  const cached = { ...acme, id: '0ad3', form: 'cached', token } as const;
  const borrowed = { ...acme, token };
  const { profiles, credentials } = desk();
  await expect(profiles.export(wish({ session: cached }))).rejects.toMatchObject({ kind: 'conflict' });
  await expect(profiles.export(wish({ session: borrowed }))).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('aws sso login --sso-session acme'),
  });
  await profiles.export(wish({ session: cached, kind: 'keys' }));
  expect(credentials.text).toBe(keys);
});

test.each([
  ['keychain', 'keychain restore --session acme'],
  ['memory', 'keep the token in a file'],
] as const)('a session whose token is in %s is refused for sso, with a way that works', async (storage, way) => {
  const token = { expiresAt: 1, refreshable: false, storage, sharedWithAwsCli: false } as const;
  const { profiles } = desk();
  const refused = await profiles.export(wish({ session: { ...acme, token } })).catch((error: Error) => error.message);
  expect(refused).toContain(`Its token is in ${storage === 'keychain' ? 'the keychain' : 'memory'}`);
  expect(refused).toContain('Ask Daypass');
  expect(refused).toContain(way);
  expect(refused).not.toContain('aws sso login');
});

test('keys are issued once and written to the credentials file, with their region', async () => {
  const { profiles, config, credentials, issued } = desk(session);
  expect(await profiles.export(wish({ kind: 'keys' }))).toMatchObject({ file: '~/.aws/credentials', unchanged: false });
  expect(credentials.text).toBe(keys);
  expect(config.text).toBe(session);
  expect(issued).toEqual(['acme 001234567890 ReadOnlyAccess']);
});

test('temporary keys are replaced where they are, in either file, also under the older name of the token', async () => {
  const old = 'aws_access_key_id=OLD\naws_secret_access_key=OLD\n';
  const credentials = desk(session, `[new]\n${old}aws_session_token=OLD\naws_security_token=OLD\n# mine\n`);
  await credentials.profiles.export(wish({ kind: 'keys' }));
  expect(credentials.credentials.text).not.toContain('OLD');
  expect(credentials.credentials.text).toContain(`aws_security_token = ${sessionToken}`);
  expect(credentials.credentials.text).toContain('# mine');
  const config = desk(`[profile new]\n${old}aws_session_token=OLD\n`);
  expect(await config.profiles.export(wish({ kind: 'keys' }))).toMatchObject({ file: '~/.aws/config' });
  expect(config.config.text).toBe(keys.replace('[new]', '[profile new]'));
  expect(config.credentials.text).toBeUndefined();
});

test('a changed region is written, and settings that say nothing about credentials stay', async () => {
  const { profiles, config } = desk(`${session}${profile}output = json\n`);
  await profiles.export(wish({ region: 'us-west-2' }));
  expect(config.text).toBe(`${session}${profile.replace('eu-west-1', 'us-west-2')}output = json\n`);
});

const longTerm = 'aws_access_key_id = AKIA\naws_secret_access_key = x\n';
const temporary = `${longTerm}aws_session_token = t\n`;
test.each([
  ['sso', 'long-term keys', `[profile new]\n${longTerm}`, '', /config, line 2, sets aws_access_key_id/],
  ['sso', 'long-term keys in the other file', '', `[new]\n${longTerm}`, /credentials, line 2/],
  ['sso', 'temporary keys', '', `[new]\n${temporary}`, /credentials, line 2/],
  [
    'sso',
    'a process',
    '[profile new]\nregion = x\ncredential_process = /bin/x\n',
    '',
    /line 3, sets credential_process/,
  ],
  ['sso', 'a role', '[profile new]\nrole_arn = arn\nsource_profile = x\n', '', /line 2, sets role_arn/],
  ['sso', 'a login', '[profile new]\nlogin_session = arn\n', '', /line 2, sets login_session/],
  [
    'sso',
    'another account',
    profile.replace('001234567890', '111111111111'),
    '',
    /line 3, sets sso_account_id to "111111111111"/,
  ],
  ['sso', 'a comment behind its account', profile.replace('7890', '7890 # prod'), '', /takes a comment/],
  ['sso', 'another session', profile.replace('= acme', '= other'), '', /line 2, sets sso_session/],
  [
    'sso',
    'the legacy form',
    '[profile new]\nsso_start_url = https://acme.awsapps.com/start\n',
    '',
    /line 2, sets sso_start_url/,
  ],
  ['sso', 'another region in the other file', '', '[new]\nregion = x\n', /credentials, line 2, sets region/],
  ['sso', 'two sections', '[profile new]\nregion = a\n[profile "new"]\nregion = b\n', '', /line 3, and line 1/],
  ['sso', 'keys from [DEFAULT]', `[DEFAULT]\n${longTerm}`, '', /line 2, sets aws_access_key_id/],
  ['sso', 'a session of another portal', session.replace('acme.aws', 'other.aws'), '', /line 2, sets sso_start_url/],
  ['sso', 'a session with a region to contradict', `${session}region = x\n`, '', /line 4, sets region to "x"/],
  ['keys', 'an sso sign-in', profile, '', /config, line 2, sets sso_session/],
  ['keys', 'long-term keys', '', `[new]\n${longTerm}`, /credentials, line 2, sets aws_access_key_id/],
  ['keys', 'long-term keys in the other file', `[profile new]\n${longTerm}`, '', /config, line 2/],
  [
    'keys',
    'keys in both files',
    `[profile new]\n${temporary}`,
    `[new]\n${temporary}`,
    /config, line 1, is one of the two/,
  ],
  ['keys', 'another region in the other file', '[profile new]\nregion = x\n', '', /config, line 2, sets region to "x"/],
] as const)('%s: a profile that has %s is left alone', async (kind, _, config, credentials, words) => {
  const files = desk(config, credentials);
  const refusal = { kind: 'conflict', message: expect.stringMatching(words) };
  await expect(files.profiles.preview(wish({ kind }))).rejects.toMatchObject(refusal);
  await expect(files.profiles.export(wish({ kind }))).rejects.toMatchObject(refusal);
  expect([files.config.text, files.credentials.text, files.issued]).toEqual([config, credentials, []]);
});

test.each([
  ['sso', '', `[default]\n${longTerm}`, /credentials, line 2, sets aws_access_key_id/],
  ['sso', '[profile default]\ncredential_process = x\n', '', /config, line 2, sets credential_process/],
  ['sso', '', '[default]\nregion = x\n', /credentials, line 2, sets region/],
  ['process', '', `[default]\n${temporary}`, /credentials, line 2, sets aws_access_key_id/],
  ['process', '[default]\nsso_start_url = x\n', '', /config, line 2, sets sso_start_url/],
  ['keys', '[default]\nrole_arn = x\n', '', /config, line 2, sets role_arn/],
  ['keys', '[default]\nregion = x\n', '', /config, line 2, sets region to "x"/],
  ['keys', '[default]\nregion = x\n[profile default]\nregion = x\n', '', /line 3, and line 1 both define it/],
] as const)('%s: "default" is left alone beside %j and %j', async (kind, config, credentials, words) => {
  const files = desk(config, credentials);
  const refusal = { kind: 'conflict', message: expect.stringMatching(words) };
  await expect(files.profiles.export(wish({ name: 'default', kind }))).rejects.toMatchObject(refusal);
  expect([files.config.text, files.credentials.text, files.issued]).toEqual([config, credentials, []]);
});

test.each(['', 'my profile', 'é', 'a,b', 'a]', '__proto__', 'constructor', 'DEFAULT', 'a\nb'])(
  'the name %j is refused for a new profile',
  async (name) => {
    for (const kind of ['sso', 'process', 'keys'] as const) {
      await expect(desk(session).profiles.export(wish({ name, kind }))).rejects.toMatchObject({ kind: 'usage' });
    }
  },
);

test.each([
  { access: { accountId: '123', role: 'R' } },
  { access: { accountId: '001234567890', role: 'R\nx = y' } },
  { region: 'x # y' },
])('a wish that no file could hold is refused: %j', async (bad) => {
  await expect(desk(session).profiles.export(wish(bad))).rejects.toMatchObject({ kind: 'usage' });
});

test('either file that the AWS CLI cannot read is named with the line, and nothing is issued', async () => {
  for (const files of [desk('[a]\nx\n'), desk(session, '[a]\nx\n')]) {
    const refusal = { kind: 'file', message: expect.stringMatching(/~\/.aws\/c.*Line 2: /) };
    await expect(files.profiles.export(wish({ kind: 'keys' }))).rejects.toMatchObject(refusal);
    expect(files.issued).toEqual([]);
  }
});

test('a change that somebody makes in between survives', async () => {
  const { profiles, config } = desk(session);
  let others = 0;
  config.meanwhile = () => {
    if (others++ < 3) config.text += `# change ${others}\n`;
  };
  await profiles.export(wish());
  expect(config.text).toBe(`${session}# change 1\n# change 2\n# change 3\n\n${profile}`);
});

test('a file that keeps changing is given up on, with words', async () => {
  const { profiles, config } = desk(session);
  config.meanwhile = () => {
    config.text += '#\n';
  };
  await expect(profiles.export(wish())).rejects.toMatchObject({ kind: 'file', message: /keeps changing/ });
});

test('the region that a profile has is found in either file', async () => {
  expect(await desk('[profile new]\nregion = a\n', '[new]\nregion = b\n').profiles.regionOf('new')).toBe('b');
  expect(await desk('[default]\nregion = a\n').profiles.regionOf('default')).toBe('a');
  expect(await desk().profiles.regionOf('new')).toBeUndefined();
});
