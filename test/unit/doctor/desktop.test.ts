import { expect, test } from 'vitest';
import { desktopFindings } from '../../../main/domain/doctor/desktop-findings.ts';

const statuses = (...[desktop]: Parameters<typeof desktopFindings>) =>
  desktopFindings(desktop).map(({ check, status }) => `${check}: ${status}`);
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
  const findings = desktopFindings({ platform: 'linux', bus: { owned: [], activatable: [] } });
  expect(findings.map(({ what }) => what)).toEqual([
    'This desktop shows no tray icons.',
    'This desktop shows no notifications.',
    'This desktop has no keychain.',
  ]);
  for (const { status, next } of findings)
    expect({ status, next }).toEqual({ status: 'note', next: expect.any(String) });
});

test('without a bus nothing is claimed', () => {
  expect(statuses({ platform: 'linux', bus: undefined })).toEqual([
    'tray: note',
    'notifications: note',
    'keychain: note',
  ]);
});

test.each([
  ['darwin', 'The Keychain of macOS is there.'],
  ['win32', 'The Credential Manager of Windows is there.'],
])('on %s what belongs to the system is there', (platform, words) => {
  const findings = desktopFindings({ platform, bus: undefined });
  expect(findings.map(({ status }) => status)).toEqual(['ok', 'note', 'ok']);
  expect(findings[2]?.what).toBe(words);
});
