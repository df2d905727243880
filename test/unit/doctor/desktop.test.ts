import { expect, test } from 'vitest';
import { type BusNames, desktopFindings } from '../../../main/domain/doctor/desktop-findings.ts';

const statuses = (platform: string, bus: BusNames | undefined) =>
  desktopFindings(platform, bus).map(({ check, status }) => `${check}: ${status}`);
const tray = 'org.kde.StatusNotifierWatcher';
const notifications = 'org.freedesktop.Notifications';

test('a full desktop is fine', () => {
  const bus = { owned: [tray, notifications], activatable: [] };
  expect(statuses('linux', bus)).toEqual(['tray: ok', 'notifications: ok']);
});

test('what the bus starts when it is needed is there, but nobody starts a panel so', () => {
  const bus = { owned: [], activatable: [tray, notifications] };
  expect(statuses('linux', bus)).toEqual(['tray: note', 'notifications: ok']);
});

test('what is lacking is a note that says what to do', () => {
  const findings = desktopFindings('linux', { owned: [], activatable: [] });
  expect(findings.map(({ what }) => what)).toEqual([
    'This desktop shows no tray icons.',
    'This desktop shows no notifications.',
  ]);
  for (const { status, next } of findings)
    expect({ status, next }).toEqual({ status: 'note', next: expect.any(String) });
});

test('without a bus nothing is claimed', () => {
  expect(statuses('linux', undefined)).toEqual(['tray: note', 'notifications: note']);
});

test.each(['darwin', 'win32'])('on %s what belongs to the system is there', (platform) => {
  expect(statuses(platform, undefined)).toEqual(['tray: ok', 'notifications: note']);
});
