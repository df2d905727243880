import type { CopyFormat, ProfileKind, Theme } from '../../preload/contract.ts';
import { usualNameTemplate } from './profile-name-template.ts';

/** What a person may set. Every part has a value that suits most people. */
export type Settings = Readonly<{
  /** How many minutes before a session ends to remind of it; the longest first, none twice. Empty: only at the end. */
  remindBefore: readonly number[];
  /** Whether to tell when new accounts or roles appeared. */
  remindOfNewAccess: boolean;
  startAtLogin: boolean;
  /** A key combination that opens the window from anywhere, as Electron writes it (`Control+Alt+D`). Absent: none. */
  shortcut?: string;
  theme: Theme;
  exportKind: ProfileKind;
  /** For new profiles; absent: the region of the session. */
  exportRegion?: string;
  /** The template that names of new profiles are made from (`nameFromTemplate`). */
  profileName: string;
  /** After so many seconds copied credentials leave the clipboard; 0: they stay. */
  clearClipboardAfter: number;
  /** Absent until a format is chosen: then the one that suits the system. */
  copyFormat?: CopyFormat;
  /** Whether the window opens when a person starts the app (never at login). */
  openWindowAtStart: boolean;
  /** Where the tokens of new sign-ins belong; a session for which something else was chosen keeps to that. */
  storeTokensIn: 'file' | 'keychain';
  /** What becomes of a token file that another program writes for a session in the keychain. */
  newPlaintext: 'move' | 'leave';
}>;

export const usualSettings: Settings = {
  remindBefore: [15, 5],
  remindOfNewAccess: false,
  startAtLogin: false,
  theme: 'system',
  exportKind: 'sso',
  profileName: usualNameTemplate,
  clearClipboardAfter: 60,
  openWindowAtStart: false,
  storeTokensIn: 'file',
  newPlaintext: 'move',
};
