import { expect, test } from 'vitest';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import type { CachedCredentials } from '../../../main/domain/cached-credentials.ts';
import { isUnfinished, leftoverFindings } from '../../../main/domain/doctor/leftover-findings.ts';
import { allSaid, hour, minute, now, seenPath } from './findings.ts';

const cacheLabel = '~/.aws/cli/cache';
const cachedFile = (name: string) => seenPath(`${cacheLabel}/${name}`, { within: cacheLabel, modifiedAt: now - hour });
const nothing = { seen: [], cached: [], cacheLabel, copies: [], now, awsNow: now };
const findings = (changes: Partial<Parameters<typeof leftoverFindings>[0]>) =>
  leftoverFindings({ ...nothing, ...changes });

test('nothing that lies about is one line', () => {
  expect(allSaid(findings({}))).toEqual(['ok: No old keys and no unfinished files lie about.']);
});

test('keys of the AWS CLI that have ended are removed; those that may work, and those of other kinds, are only told of', () => {
  const cached: CachedCredentials[] = [
    { file: 'ended.json', isSso: true, expiresAt: now },
    { file: 'live.json', isSso: true, expiresAt: now + hour },
    { file: 'unknown.json', isSso: true },
    { file: 'assumed.json', isSso: false, expiresAt: now - hour },
  ];
  const found = findings({ cached, seen: cached.map(({ file }) => cachedFile(file)) });
  expect(allSaid(found)).toEqual([
    'note: A file in ~/.aws/cli/cache holds keys of the AWS CLI, in plain text, that have ended.',
    'note: 2 files in ~/.aws/cli/cache hold keys of the AWS CLI, in plain text, that may still work. They end by themselves; `daypass sign-out` removes those of its session.',
    'note: A file in ~/.aws/cli/cache holds keys for assumed roles, in plain text. They end by themselves; the AWS CLI gets new ones when you delete them.',
  ]);
  expect(found.map(({ mend }) => mend)).toEqual([
    {
      kind: 'remove-files',
      files: [{ path: '/home/ana/.aws/cli/cache/ended.json', modifiedAt: now - hour }],
    },
    undefined,
    undefined,
  ]);
});

test('a copy that Daypass made is told of when there are keys in it, and is the person’s to delete', () => {
  const copy = (text: string) => ({ label: '~/.aws/x.daypass-backup', of: '/x', file: parseAwsFile(text) });
  expect(findings({ copies: [copy('[a]\nregion = eu-west-1\n')] })).toMatchObject([{ status: 'ok' }]);
  const found = findings({ copies: [copy('[a]\naws_access_key_id = AKIAEXAMPLE\n')] });
  expect(allSaid(found)).toEqual([
    'note: There are keys in plain text in ~/.aws/x.daypass-backup. It is the file as it was before Daypass first changed it. Delete it when you need it no more.',
  ]);
  expect(found[0]?.mend).toBeUndefined();
});

test('what a killed Daypass left is removed once nobody can be at work on it', () => {
  const aside = (modifiedAt: number) => seenPath('~/.aws/.config.1234.daypass-new', { modifiedAt, isOurs: false });
  expect(findings({ seen: [aside(now - minute)] })).toMatchObject([{ status: 'ok' }]);
  const found = findings({ seen: [aside(now - minute - 1), seenPath('~/.aws/config', { modifiedAt: 0 })] });
  expect(allSaid(found)).toEqual([
    'note: A file of a Daypass that was killed was left behind: ~/.aws/.config.1234.daypass-new.',
  ]);
  expect(found[0]?.mend).toEqual({
    kind: 'remove-files',
    files: [{ path: '/home/ana/.aws/.config.1234.daypass-new', modifiedAt: now - minute - 1 }],
  });
});

test('of many unfinished files some are named', () => {
  const seen = [1, 2, 3, 4, 5].map((at) => seenPath(`~/.aws/sso/cache/${at}.daypass-working`, { modifiedAt: 0 }));
  expect(allSaid(findings({ seen }))[0]).toMatch(
    /^note: 5 files .* were left behind: .*1\.daypass-working, .* and 2 more\.$/,
  );
});

test.each([
  ['.config.0f2a.daypass-new', true],
  ['credentials.daypass-lock', true],
  ['credentials.daypass-lock.host 12 0f2a', true],
  ['0ad374308c5a4e22f723adf10145eafad7c4031c.daypass-working', true],
  ['settings.json.tmp-1763726400a1b2c3', true],
  ['config.daypass-backup', false],
  ['config', false],
  ['settings.json', false],
  ['my.tmp-1763726400a1b2c3', false],
])('%s is unfinished: %s', (name, expected) => {
  expect(isUnfinished(name)).toBe(expected);
});
