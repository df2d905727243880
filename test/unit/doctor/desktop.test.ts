import { expect, test } from 'vitest';
import { desktopFindings } from '../../../main/domain/doctor/desktop-findings.ts';

type Desktop = Parameters<typeof desktopFindings>[0];
const look = (desktop: Omit<Desktop, 'tokenFolder'>) =>
  desktopFindings({ ...desktop, tokenFolder: '~/.aws/sso/cache' });
const statuses = (desktop: Omit<Desktop, 'tokenFolder'>) =>
  look(desktop).map(({ check, status }) => `${check}: ${status}`);
const tray = 'org.kde.StatusNotifierWatcher';
const others = ['org.freedesktop.Notifications', 'org.freedesktop.secrets'];

test('a full desktop is fine', () => {
  const bus = { owned: [tray, ...others], activatable: [] };
  expect(statuses({ platform: 'linux', bus })).toEqual(['tray: ok', 'notifications: ok', 'keychain: ok']);
});

test('what the bus starts when it is needed is there, but nobody starts a panel so', () => {
  const bus = { owned: [], activatable: [tray, ...others] };
  expect(statuses({ platform: 'linux', bus })).toEqual(['tray: note', 'notifications: ok', 'keychain: ok']);
});

test('what is lacking is a note that says what to do', () => {
  const findings = look({ platform: 'linux', bus: { owned: [], activatable: [] } });
  expect(findings.map(({ what }) => what)).toEqual([
    'This desktop shows no tray icons.',
    'This desktop shows no notifications.',
    'Sign-ins are kept in files, in ~/.aws/sso/cache. This desktop has no keychain.',
  ]);
  for (const { status, next } of findings)
    expect({ status, next }).toEqual({ status: 'note', next: expect.any(String) });
});

test('where the sign-ins are is told whatever the desktop has', () => {
  const full = { owned: [tray, ...others], activatable: [] };
  for (const bus of [full, { owned: [], activatable: [] }, undefined]) {
    expect(look({ platform: 'linux', bus })[2]?.what).toMatch(
      /^Sign-ins are kept in files, in ~\/\.aws\/sso\/cache\. /,
    );
  }
  expect(look({ platform: 'linux', bus: full })[2]?.what).toContain('(Secret Service) is there');
});

test('without a bus nothing is claimed', () => {
  expect(statuses({ platform: 'linux', bus: undefined })).toEqual([
    'tray: note',
    'notifications: note',
    'keychain: note',
  ]);
});

test.each([
  ['darwin', 'The Keychain of macOS'],
  ['win32', 'The Credential Manager of Windows'],
])('on %s what belongs to the system is there', (platform, keychain) => {
  const findings = look({ platform, bus: undefined });
  expect(findings.map(({ status }) => status)).toEqual(['ok', 'note', 'ok']);
  expect(findings[2]?.what).toBe(
    `Sign-ins are kept in files, in ~/.aws/sso/cache. ${keychain} is there, and this version of Daypass does not use it.`,
  );
});
