import type { ReminderView, SettingsView } from '../../preload/contract.ts';

/** What a person has who never opened the settings, on a machine with all there is. */
export const settingsOf = (change: Partial<SettingsView> = {}): SettingsView => ({
  remindBefore: [15, 5],
  remindOfNewAccess: false,
  startAtLogin: false,
  shortcut: '',
  theme: 'system',
  exportKind: 'sso',
  exportRegion: '',
  profileName: '{account}-{role}',
  clearClipboardAfter: 60,
  openWindowAtStart: false,
  storeTokensIn: 'file',
  newPlaintext: 'move',
  copyFormat: 'env',
  allowedRoles: 0,
  tray: 'shown',
  notifications: 'shown',
  ...change,
});

export const endsSoon: ReminderView = {
  key: 'session acme',
  sessionId: 'acme',
  title: 'acme ends in 12 min',
  body: 'You are signed in until 18:40. Sign in again to go on without a break.',
  actions: [
    { action: 'sign-in', text: 'Sign in' },
    { action: 'snooze', text: 'Snooze' },
  ],
};

export const newAccess: ReminderView = {
  key: 'new acme',
  sessionId: 'acme',
  title: '5 new roles in acme',
  body: 'Sandbox · AWSReadOnlyAccess, Sandbox · S3-Uploader, Staging · S3-Uploader and 2 more',
  actions: [{ action: 'open', text: 'Open Daypass' }],
};
