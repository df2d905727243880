import { describe, expect, test } from 'vitest';
import { changeOfSettings, cleanSettings } from '../../../main/domain/change-settings.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { usualSettings } from '../../../main/domain/settings.ts';
import type { SettingsChange } from '../../../preload/contract.ts';
import { after } from './sample.ts';

const settingsAfter = (...changes: readonly SettingsChange[]) =>
  after(...changes.map((change) => ({ type: 'settings-changed', settings: changeOfSettings(change) }) as const))
    .settings;

describe('a change of the settings', () => {
  test('leaves the rest as it is', () => {
    expect(settingsAfter({ theme: 'dark' })).toEqual({ ...usualSettings, theme: 'dark' });
  });

  test('puts the longest time before the end first', () => {
    expect(settingsAfter({ remindBefore: [5, 60, 15] }).remindBefore).toEqual([60, 15, 5]);
  });

  test('with an empty text takes away what was there', () => {
    const set = settingsAfter({ shortcut: 'Control+Alt+D', exportRegion: 'eu-west-1' });
    expect(set).toMatchObject({ shortcut: 'Control+Alt+D', exportRegion: 'eu-west-1' });
    const gone = settingsAfter(
      { shortcut: 'Control+Alt+D', exportRegion: 'eu-west-1' },
      { shortcut: '', exportRegion: '' },
    );
    expect(gone).not.toHaveProperty('shortcut');
    expect(gone).not.toHaveProperty('exportRegion');
  });

  test.each<SettingsChange>([
    { remindBefore: [0] },
    { remindBefore: [1441] },
    { remindBefore: [2.5] },
    { remindBefore: [5, 5] },
    { remindBefore: [1, 2, 3, 4, 5, 6] },
    { clearClipboardAfter: 3601 },
    { clearClipboardAfter: -1 },
    { exportRegion: 'Frankfurt' },
    { exportRegion: 'eu-west-1 ' },
    { profileName: '' },
    { profileName: '{acount}' },
    { shortcut: 'D' },
    { shortcut: 'Shift+D' },
    { shortcut: 'Control+' },
    { shortcut: 'Control' },
    { shortcut: 'Control+Control+D' },
    { shortcut: 'Control+Alt' },
    { shortcut: 'Hyper+D' },
  ])('to %j is refused with a reason', (change) => {
    expect(() => changeOfSettings(change)).toThrow(Problem);
    expect(() => changeOfSettings(change)).toThrow(/^This setting was not changed\. .{20,}/);
  });

  test.each(['Control+Alt+D', 'CommandOrControl+Shift+Space', 'Super+F12', 'Alt+PageUp', 'Control+/'])(
    'takes the shortcut %s',
    (shortcut) => expect(settingsAfter({ shortcut }).shortcut).toBe(shortcut),
  );
});

describe('settings that were kept', () => {
  test('are taken where they make sense, and as usual where not', () => {
    const kept = { theme: 'dark', remindBefore: [5, 30], clearClipboardAfter: '60', shortcut: 7, startAtLogin: null };
    expect(cleanSettings(kept)).toEqual({ ...usualSettings, theme: 'dark', remindBefore: [30, 5] });
  });

  test('of later versions are left alone', () => {
    expect(cleanSettings({ theme: 'sepia', later: true, __proto__: { theme: 'dark' } })).toEqual(usualSettings);
  });
});
