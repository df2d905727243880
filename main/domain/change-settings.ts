import { copyFormatNames, type SettingsChange } from '../../preload/contract.ts';
import { type Change, withChange } from './change.ts';
import { Problem } from './problem.ts';
import { templateFlaw } from './profile-name-template.ts';
import { isRegionName } from './region-name.ts';
import { type Settings, usualSettings } from './settings.ts';
import { isShortcut } from './shortcut.ts';

const mostReminders = 5;
const longestReminder = 24 * 60;
const longestOnClipboard = 60 * 60;

const isWholeBetween = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

const isFlag = (value: unknown): boolean => typeof value === 'boolean';

/** What each setting may be, as the window gives it: an empty text stands for none. */
const fits: { readonly [K in keyof SettingsChange]-?: (value: unknown) => boolean } = {
  remindBefore: (value) =>
    Array.isArray(value) &&
    value.length <= mostReminders &&
    new Set(value).size === value.length &&
    value.every((minutes) => isWholeBetween(minutes, 1, longestReminder)),
  remindOfNewAccess: isFlag,
  startAtLogin: isFlag,
  shortcut: (value) => value === '' || isShortcut(value),
  theme: (value) => value === 'system' || value === 'light' || value === 'dark',
  exportKind: (value) => value === 'sso' || value === 'process' || value === 'keys',
  exportRegion: (value) => value === '' || (typeof value === 'string' && isRegionName(value)),
  profileName: (value) => typeof value === 'string' && templateFlaw(value) === undefined,
  clearClipboardAfter: (value) => isWholeBetween(value, 0, longestOnClipboard),
  openWindowAtStart: isFlag,
  storeTokensIn: (value) => value === 'file' || value === 'keychain',
  newPlaintext: (value) => value === 'move' || value === 'leave',
  copyFormat: (value) => copyFormatNames.some((name) => name === value),
};

const rules: { readonly [K in keyof SettingsChange]?: string } = {
  remindBefore: `You can be reminded up to ${mostReminders} times, each 1 to ${longestReminder} minutes before the end, and each once.`,
  shortcut: 'A shortcut takes Control, Alt or Command, and one more key, for example Control+Alt+D.',
  exportRegion: 'A region is written like eu-west-1.',
  profileName:
    'Names are made from parts like {account}, with letters, digits, hyphens, dots and underscores between them.',
  clearClipboardAfter: `Credentials can stay on the clipboard for up to ${longestOnClipboard} seconds.`,
};

const names = Object.keys(fits) as (keyof SettingsChange)[];

/** What a person changed in the window, as the settings hold it. Throws a `Problem` ('usage') for what makes no sense. */
export function changeOfSettings(change: SettingsChange): Change<Settings> {
  const wrong = names.find((name) => name in change && !fits[name](change[name]));
  if (wrong !== undefined) {
    throw new Problem('usage', { what: 'This setting was not changed.', why: rules[wrong] ?? 'It does not exist.' });
  }
  return asHeld(change);
}

/** The settings that were kept, with the usual value for each that is missing or makes no sense. */
export function cleanSettings(kept: Readonly<Record<string, unknown>>): Settings {
  const right = names.filter((name) => Object.hasOwn(kept, name) && fits[name](kept[name]));
  return withChange(usualSettings, asHeld(Object.fromEntries(right.map((name) => [name, kept[name]]))));
}

/** The longest time first, and no text where there is none. */
function asHeld({ remindBefore, ...rest }: SettingsChange): Change<Settings> {
  return {
    ...rest,
    ...(remindBefore !== undefined && { remindBefore: remindBefore.toSorted((a, b) => b - a) }),
    ...(rest.shortcut === '' && { shortcut: undefined }),
    ...(rest.exportRegion === '' && { exportRegion: undefined }),
  };
}
