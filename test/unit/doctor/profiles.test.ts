import { describe, expect, test } from 'vitest';
import { type Program, processFindings, processProfiles } from '../../../main/domain/doctor/process-findings.ts';
import { profileFindings, profileNames } from '../../../main/domain/doctor/profile-findings.ts';
import { allSaid, awsFile } from './findings.ts';

const files = (config: string, credentials = '') => ({
  config: awsFile('config', config),
  credentials: awsFile('credentials', credentials),
});
const findings = (config: string, credentials?: string) => allSaid(profileFindings(files(config, credentials)));

const session = '[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n';
const sso = 'sso_session = acme\nsso_account_id = 123456789012\nsso_role_name = R\n';
const keys = 'aws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = hush\n';
const fine = 'ok: Every profile has one kind of credentials.';

test('no profiles, and profiles of one kind each, are fine', () => {
  expect(findings('')).toEqual(['ok: There are no profiles yet.']);
  expect(findings(`${session}[profile a]\n${sso}[profile b]\n${keys}`, `[c]\n${keys}`)).toEqual([fine]);
});

test('keys beside a sign-in, in one file or in both, are named with their lines', () => {
  const end = 'AWS tools disagree on which one counts. Keep one of them, or give the others a profile of their own.';
  const what =
    'problem: The profile "a" has more than one kind of credentials: an IAM Identity Center sign-in, long-term keys.';
  expect(findings(`${session}[profile a]\n${sso}${keys}`)).toEqual([
    `${what} ~/.aws/config, line 5, sets sso_session; ~/.aws/config, line 8, sets aws_access_key_id. ${end}`,
  ]);
  expect(findings(`${session}[profile a]\n${sso}`, `[a]\n${keys}`)).toEqual([
    `${what} ~/.aws/config, line 5, sets sso_session; ~/.aws/credentials, line 2, sets aws_access_key_id. ${end}`,
  ]);
});

test.each([
  ['a process and a role', '[profile a]\ncredential_process = /bin/true\nrole_arn = x\n'],
  ['`aws login` and keys', `[profile a]\nlogin_session = x\n${keys}`],
  ['a role of another profile, and keys', `[profile a]\nrole_arn = x\nsource_profile = b\n${keys}[profile b]\n${keys}`],
])('two kinds: %s', (_, config) => {
  expect(findings(config)).toEqual([expect.stringMatching(/^problem: .* more than one kind/)]);
});

test.each([
  ['a role with a web identity', '[profile a]\nrole_arn = x\nweb_identity_token_file = /t\n'],
  ['a role that is assumed with the profile’s own keys', `[profile a]\nrole_arn = x\nsource_profile = a\n${keys}`],
  ['a role of another profile', `[profile a]\nrole_arn = x\nsource_profile = b\n[profile b]\n${keys}`],
])('one kind: %s', (_, config) => {
  expect(findings(config)).toEqual([fine]);
});

test('a profile that the other file hides is told of, unless both say the same', () => {
  const other = keys.replace('EXAMPLE', 'OTHER');
  expect(findings(`[profile a]\n${keys}`, `[a]\n${other}`)).toEqual([
    'note: The profile "a" is in both files, and ~/.aws/credentials hides what ~/.aws/config says. ~/.aws/config, line 2, and ~/.aws/credentials, line 2, both set long-term keys. Keep one of them.',
  ]);
  expect(findings(`[profile a]\n${keys}`, `[a]\n${keys}`)).toEqual([fine]);
});

test('two regions of one profile are told of', () => {
  expect(findings('[profile a]\nregion = eu-west-1\n', `[a]\n${keys}region = us-east-1\n`)).toEqual([
    'note: The profile "a" has two regions. ~/.aws/config, line 2, says eu-west-1; ~/.aws/credentials, line 4, says us-east-1. Keep one of them.',
  ]);
});

test('a profile that is there twice under two spellings', () => {
  expect(findings(`[profile a]\n${keys}[profile "a"]\nregion = eu-west-1\n`)).toEqual([
    'problem: The profile "a" is there twice. ~/.aws/config, lines 1 and 4, both define it, and AWS tools disagree on which one counts. Keep one of them.',
  ]);
});

test('a session that is not there, or lacks something, is named with its line', () => {
  expect(findings('[profile a]\nsso_session = nope\n[sso-session half]\nsso_region = eu-west-1\n')).toEqual([
    'problem: In ~/.aws/config, a sign-in is not set up completely. Line 1: the profile "a" uses the sso-session "nope", which is not there. Correct that section, or remove it.',
    'problem: In ~/.aws/config, a sign-in is not set up completely. Line 3: the sso-session "half" has no sso_start_url. Correct that section, or remove it.',
  ]);
});

test('no secret is repeated', () => {
  expect(findings(`${session}[profile a]\n${sso}${keys}`, `[a]\n${keys}`).join()).not.toMatch(/hush|AKIA/);
});

test('the names of profiles are those of both files, without sessions', () => {
  expect(profileNames(files(`${session}[default]\n[profile a]\n`, '[a]\n[b]\n'))).toEqual(['default', 'a', 'b']);
});

describe('the program of a profile', () => {
  const programs: Readonly<Record<string, Program>> = {
    '/opt/has space/get': 'there',
    '/opt/x': 'not-executable',
    '/opt/a b': 'not-executable',
  };
  const found = (command: string, platform = 'linux') => {
    const { config } = files(`[profile p]\ncredential_process = ${command}\n`);
    return allSaid(
      processFindings(processProfiles([config], platform), (name) => programs[name] ?? 'missing', '/d/daypass'),
    );
  };

  test.each(['"/opt/has space/get" --x', '/opt/has\\ space/get'])('is found: %s', (command) => {
    expect(found(command)).toEqual([]);
  });

  test('is found on Windows by the rules of Windows', () => {
    expect(found('"/opt/has space/get" --x', 'win32')).toEqual([]);
  });

  test('is Daypass’s own script, which can be written anew', () => {
    const { config } = files('[profile p]\ncredential_process = /d/daypass credential-process --role R\n');
    const look = (state: Program) => processFindings(processProfiles([config], 'linux'), () => state, '/d/daypass');
    expect(look('there')).toEqual([]);
    expect(look('missing')).toMatchObject([{ status: 'problem', mend: { kind: 'write-helper' } }]);
  });

  test.each([
    ['nothere --role x', 'names nothere, which is not there. Install that program'],
    ['/opt/x', 'names /opt/x, which may not be run. Make it a program: chmod u+x /opt/x'],
    ['"/opt/a b"', "names /opt/a b, which may not be run. Make it a program: chmod u+x '/opt/a b'"],
    ['~/bin/x', 'names ~/bin/x, and the AWS CLI takes that as it is. Write the whole path'],
    ['"/opt/x', 'names a command that AWS tools cannot take apart. Close the quotes'],
  ])('is missing: %s', (command, words) => {
    const [text, ...more] = found(command);
    expect(more).toEqual([]);
    expect(text).toContain(`problem: The profile "p" can't get its credentials. ~/.aws/config, line 2, ${words}`);
  });
});
