import { expect, test } from 'vitest';
import { fileFindings } from '../../../main/domain/doctor/file-findings.ts';
import { allSaid, awsFile } from './findings.ts';

const findings = (config?: string, credentials?: string) =>
  allSaid(fileFindings(awsFile('config', config), awsFile('credentials', credentials)));

test('files that can be read are named; no files are no trouble', () => {
  expect(findings('[default]\nregion = eu-west-1\n')).toEqual(['ok: The AWS CLI can read ~/.aws/config.']);
  expect(findings('', '')).toEqual(['ok: The AWS CLI can read ~/.aws/config and ~/.aws/credentials.']);
  expect(findings()).toEqual(['ok: There are no AWS files yet.']);
});

test('a line that the AWS CLI gives up at is named with the reason', () => {
  expect(findings('[a]\nregion\n[a]\nx = 1\n')).toEqual([
    'problem: The AWS CLI can\'t read ~/.aws/config. Line 2: there is no "=" in this line. Line 3: the section [a] is already on line 1. Correct that; until then, AWS tools may not see what is in this file.',
  ]);
});

test('a byte order mark has a way out of its own', () => {
  const [text] = findings(undefined, '\ufeff[a]\n');
  expect(text).toMatch(
    /^problem: The AWS CLI can't read ~\/\.aws\/credentials\. Line 1: .*byte order mark.*Save the file as "UTF-8"/,
  );
});

test('of many broken lines some are named, and the rest counted', () => {
  const [text] = findings(`[a]\n${'broken\n'.repeat(12)}`);
  expect(text).toContain('Line 6');
  expect(text).not.toContain('Line 7');
  expect(text).toContain('And 7 more lines.');
});

test('a line that may hold a secret is not quoted', () => {
  expect(findings(undefined, '[a]\naws_secret_access_key wJalrXUtnFEMI\n').join()).not.toContain('wJalr');
});

test('a file that could not be opened says why', () => {
  const unreadable = { what: '~/.aws/config could not be read.', why: 'You may not read it.' };
  const config = { ...awsFile('config', ''), unreadable };
  expect(allSaid(fileFindings(config, awsFile('credentials')))).toEqual([
    'problem: ~/.aws/config could not be read. You may not read it.',
  ]);
});

test('a profile whose header is that of the other file is passed over, and how to write it is said', () => {
  expect(findings('[lost one]\nrole_arn = x\n[plugins]\ncli_legacy = y\n')).toEqual([
    'note: AWS tools pass over [lost one] in ~/.aws/config. Line 1: in this file, the name of a profile stands behind the word "profile". If it is to be a profile, write [profile "lost one"].',
  ]);
  expect(findings(undefined, '[profile lost]\naws_access_key_id = x\n')).toEqual([
    'note: The profile on line 1 of ~/.aws/credentials is called "profile lost". In this file, the word "profile" is a part of the name. If it is to be called "lost", write [lost].',
  ]);
});
