import { expect, test } from 'vitest';
import { acme, desk } from '../export/files-in-memory.ts';

const session = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
`;
const signIn = 'sso_session = acme\nsso_account_id = 001234567890\nsso_role_name = ReadOnlyAccess\n';

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
