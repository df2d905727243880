import { expect, test } from 'vitest';
import { tokenFindings } from '../../../main/domain/doctor/token-findings.ts';
import type { Session } from '../../../main/domain/session.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { allSaid, hour, now, seenPath } from './findings.ts';

const folder = '~/.aws/sso/cache';
const acme: Session = { id: 'acme', name: 'acme', form: 'sso-session', startUrl: 'https://a', region: 'eu-west-1' };
const token = { expiresAt: now + hour, refreshable: false, storage: 'file', sharedWithAwsCli: true } as const;
const file = tokenFileName('acme');
const there = (name: string) => seenPath(`${folder}/${name}`, { within: folder, modifiedAt: now - 50 * hour });
const reason = 'The file is cut short.';

test('sign-ins that can be read are counted', () => {
  expect(allSaid(tokenFindings([], [], [], folder, now))).toEqual(['ok: There is no sign-in yet.']);
  expect(allSaid(tokenFindings([{ ...acme, token }], [], [], folder, now))).toEqual([
    'ok: Every sign-in in a file can be read (1).',
  ]);
  const kept = { ...acme, token: { ...token, storage: 'keychain' } } as const;
  expect(allSaid(tokenFindings([kept], [], [], folder, now))).toEqual(['ok: No sign-in is in a file.']);
});

test('a session whose sign-in is half a file has to sign in again', () => {
  expect(allSaid(tokenFindings([acme], [{ file, reason }], [there(file)], folder, now))).toEqual([
    `problem: The sign-in of "acme" can't be read: ${folder}/${file} (written 2 days 2 h ago). ${reason} Sign in again: daypass sign-in --session acme`,
  ]);
});

test('a file that is no session’s, or was read all the same, is a note with its age', () => {
  expect(allSaid(tokenFindings([acme], [{ file: 'x.json', reason }], [there('x.json')], folder, now))).toEqual([
    `note: ${folder}/x.json (written 2 days 2 h ago) was left out. ${reason}`,
  ]);
  expect(tokenFindings([{ ...acme, token }], [{ file, reason }], [], folder, now)).toMatchObject([
    { status: 'note', what: `${folder}/${file} was left out.` },
  ]);
});

test.for(['~/.aws/sso/cache', '~/.aws/sso', '~/.aws'])(
  '%s that is no folder is a problem, for no sign-in can be kept',
  (label) => {
    const seen = [seenPath(label)];
    expect(allSaid(tokenFindings([acme], [], seen, folder, now))).toEqual([
      `problem: ${label} is not a folder. AWS tools keep sign-ins in ${folder}, and can neither find nor keep one. ` +
        'Move it away. The folder is made anew at the next sign-in.',
    ]);
    const asItShouldBe = [seenPath(label, { kind: 'folder' }), seenPath('~/.aws/config')];
    expect(tokenFindings([], [], asItShouldBe, folder, now)).toMatchObject([{ status: 'ok' }]);
  },
);

test('a date in the future is no age', () => {
  const ahead = { ...there('x.json'), modifiedAt: now + hour };
  expect(tokenFindings([], [{ file: 'x.json', reason }], [ahead], folder, now)[0]?.what).toBe(
    `${folder}/x.json was left out.`,
  );
});
