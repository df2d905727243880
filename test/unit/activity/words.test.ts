import { expect, test } from 'vitest';
import type { Activity } from '../../../main/domain/activity.ts';
import { activityCsv } from '../../../main/domain/activity-csv.ts';
import { activityWords } from '../../../main/domain/activity-words.ts';
import { csvText } from '../../../main/domain/csv-text.ts';
import { access } from './entry.ts';

test('a use is told in words', () => {
  expect(
    [
      activityWords({ use: 'copy', format: 'powershell' }),
      activityWords({ use: 'verb', format: 'json' }),
      activityWords({ use: 'copy', format: 'constructor' }),
      activityWords({ use: 'console' }),
      activityWords({ use: 'console', page: 's3' }),
      activityWords({ use: 'profile', profile: 'data-lake', kind: 'keys' }),
      activityWords({ use: 'profile', profile: 'data-lake', kind: 'sso' }),
      activityWords({ use: 'profile', profile: 'data-lake', kind: 'process' }),
      activityWords({ use: 'renewal', profile: 'data-lake' }),
      activityWords({ use: 'process', by: 'aws' }),
      activityWords({ use: 'process' }),
      activityWords({ use: 'file', file: '~/all.json' }),
      activityWords({ use: 'verify' }),
    ].join('\n'),
  ).toBe(`Copied as PowerShell
Printed as JSON
Copied as constructor
Console opened
Console opened at s3
Profile data-lake set up (temporary keys)
Profile data-lake set up (through your session)
Profile data-lake set up (asks Daypass)
Keys of profile data-lake renewed
Given to aws, by its profile
Given to a program, by its profile
Written to ~/all.json
Asked AWS who you are`);
});

test('the spreadsheet has a row for each use, with times that every program understands', () => {
  const entry: Activity = {
    ...access,
    use: 'console',
    at: Date.UTC(2026, 10, 21, 17, 6, 5),
    accountName: 'Data, "Lake"',
  };
  expect(activityCsv([entry, { ...access, use: 'copy', format: 'env', at: 0, expiresAt: 3_600_000 }])).toBe(
    [
      '\uFEFFtime,use,session,account,account name,role,what,expires',
      '2026-11-21T17:06:05.000Z,console,acme,111122223333,"Data, ""Lake""",ReadOnly,Console opened,',
      '1970-01-01T00:00:00.000Z,copy,acme,111122223333,,ReadOnly,Copied as Bash/zsh,1970-01-01T01:00:00.000Z',
      '',
    ].join('\r\n'),
  );
});

test.for([
  ['=1+1', "'=1+1"],
  ['+49', "'+49"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['=HYPERLINK("http://example.com","a")', '"\'=HYPERLINK(""http://example.com"",""a"")"'],
  ['two\nlines', '"two\nlines"'],
  ['a=b', 'a=b'],
])('no cell is taken for a formula: %j', ([text = '', cell]) => {
  expect(csvText([[text, 'next']])).toBe(`${cell},next\r\n`);
});
