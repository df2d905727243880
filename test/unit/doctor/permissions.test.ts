import { expect, test } from 'vitest';
import { permissionFindings } from '../../../main/domain/doctor/permission-findings.ts';
import { allSaid, seenPath } from './findings.ts';

const me = 1000;
const folder = (label: string, mode = 0o700) => seenPath(label, { kind: 'folder', mode });
const tokens = (count: number, mode: number) =>
  Array.from({ length: count }, (_, at) =>
    seenPath(`~/.aws/sso/cache/${at}.json`, { mode, within: '~/.aws/sso/cache' }),
  );

test('what is as it should be is one line, and so is a home without anything', () => {
  const seen = [folder('~/.aws'), seenPath('~/.aws/credentials'), seenPath('~/.aws/config', { mode: 0o400 })];
  expect(allSaid(permissionFindings(seen, me))).toEqual(['ok: Nobody else on this computer can read your AWS files.']);
  expect(allSaid(permissionFindings([], me))).toEqual(['ok: There is no ~/.aws yet.']);
});

test('folders that others may look into are told of together, and closed to them', () => {
  const [finding, ...more] = permissionFindings([folder('~/.aws', 0o755), folder('~/.aws/sso', 0o755)], me);
  expect(more).toEqual([]);
  expect(allSaid(finding ? [finding] : [])).toEqual([
    'note: Other users of this computer may read ~/.aws, ~/.aws/sso. The mode is 0755, and should be 0700. To do that yourself: chmod 700 ~/.aws ~/.aws/sso',
  ]);
  expect(finding?.mend).toEqual({
    kind: 'modes',
    changes: [
      { path: '/home/ana/.aws', mode: 0o700 },
      { path: '/home/ana/.aws/sso', mode: 0o700 },
    ],
  });
});

test.each([
  ['keys that others may read', seenPath('~/.aws/credentials', { mode: 0o640 }), 'problem', 'may read', 0o600],
  [
    'a config file that others may read',
    seenPath('~/.aws/config', { mode: 0o644, isSecret: false }),
    'note',
    'may read',
    0o600,
  ],
  [
    'a config file that others may change',
    seenPath('~/.aws/config', { mode: 0o664, isSecret: false }),
    'problem',
    'may change',
    0o600,
  ],
  ['a folder that others may write to', folder('~/.aws', 0o777), 'problem', 'may change', 0o700],
  ['a read-only file stays read-only', seenPath('~/.aws/credentials', { mode: 0o444 }), 'problem', 'may read', 0o400],
  ['a program that was made executable', seenPath('~/.aws/credentials', { mode: 0o755 }), 'problem', 'may read', 0o600],
])('%s', (_, seen, status, words, mode) => {
  const [finding] = permissionFindings([seen], me);
  expect(finding).toMatchObject({ status, mend: { changes: [{ mode }] } });
  expect(finding?.what).toContain(words);
});

test('many files of one folder are one finding, all of them to be closed', () => {
  const [finding, ...more] = permissionFindings(tokens(300, 0o644), me);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    status: 'problem',
    what: 'Other users of this computer may read 300 files in ~/.aws/sso/cache.',
  });
  expect(finding?.next).toBeUndefined();
  expect(finding?.mend?.kind === 'modes' && finding.mend.changes).toHaveLength(300);
});

test('what the person may not read themselves is opened to them alone', () => {
  const seen = [folder('~/.aws/sso/cache', 0o000), seenPath('~/.aws/credentials', { mode: 0o200 })];
  const findings = permissionFindings(seen, me);
  expect(findings.map(({ what }) => what)).toEqual([
    'You may not read ~/.aws/sso/cache yourself.',
    'You may not read ~/.aws/credentials yourself.',
  ]);
  expect(findings.map(({ mend }) => mend?.kind === 'modes' && mend.changes[0]?.mode)).toEqual([0o700, 0o600]);
});

test('files of another user are theirs: said, and not to be mended', () => {
  const [finding] = permissionFindings([seenPath('~/.aws/credentials', { uid: 0, mode: 0o644 })], me);
  expect(finding).toMatchObject({
    status: 'problem',
    what: '~/.aws/credentials: this belongs to another user (number 0).',
    next: 'Make it your own: sudo chown -R "$USER" ~/.aws/credentials',
  });
  expect(finding?.mend).toBeUndefined();
});

test('a config file that an administrator set up for everybody is fine', () => {
  const seen = seenPath('/etc/aws/config', { uid: 0, mode: 0o644, isSecret: false });
  expect(permissionFindings([seen], me)).toMatchObject([{ status: 'ok' }]);
});

test('root is not told that files of a person are not its own', () => {
  expect(permissionFindings([seenPath('~/.aws/config')], 0)).toMatchObject([{ status: 'ok' }]);
});

test('a link is named with where it leads; one that leads nowhere is a problem', () => {
  const open = seenPath('~/.aws/config', { leadsTo: '~/dotfiles/aws', mode: 0o666 });
  const lost = seenPath('~/.aws/credentials', { kind: 'nothing', leadsTo: '/mnt/keys' });
  expect(permissionFindings([open, lost], me)).toMatchObject([
    { what: '~/.aws/credentials is a link to /mnt/keys, which does not exist.' },
    { what: 'Other users of this computer may change ~/.aws/config (a link to ~/dotfiles/aws).' },
  ]);
});

test('a command is shown only where it can be typed as it is', () => {
  const [finding] = permissionFindings([seenPath('/home/ana/my files/config', { mode: 0o644 })], me);
  expect(finding?.next).toBeUndefined();
});

test('the null device, and folders that only hold files of ours, are nobody’s business', () => {
  const device = seenPath('/dev/null', { kind: 'other', mode: 0o666, uid: 0 });
  expect(permissionFindings([device, seenPath('/srv/x', { isOurs: false, mode: 0o777 })], me)).toMatchObject([
    { status: 'ok', what: 'There is no ~/.aws yet.' },
  ]);
});

test('on Windows there are no modes to look at', () => {
  expect(permissionFindings([seenPath('~/.aws/config', { mode: 0o666 })], undefined)).toMatchObject([{ status: 'ok' }]);
});
