import type { SettingsView, View } from '../view.ts';

/** What the window shows, what was told in it, and what is set in it. */
export type WindowCalls = {
  /** What to show now; later versions arrive as `view.changed`. */
  'view.get': { input: void; output: View };
  /** Opens one of our own links in the browser; there is no way to ask for another. */
  'link.open': { input: { kind: LinkKind }; output: void };
  /** Hides what was told last. */
  'notice.dismiss': { input: void; output: void };
  /** Sets what is given and leaves the rest; in force at once. The view tells what came of it. */
  'settings.change': { input: SettingsChange; output: void };
  /** Hides a reminder of `View.reminders` for ten minutes. */
  'reminder.snooze': { input: { key: string }; output: void };
  'reminder.dismiss': { input: { key: string }; output: void };
  /** The window has gone where `View.visit` asked it to. */
  'visit.done': { input: { asked: number }; output: void };
};

export const windowCalls = {
  'view.get': 0,
  'link.open': 0,
  'notice.dismiss': 0,
  'settings.change': 0,
  'reminder.snooze': 0,
  'reminder.dismiss': 0,
  'visit.done': 0,
} satisfies Record<keyof WindowCalls, 0>;

export type LinkKind = 'aws-sign-in-help';

export type SettingsChange = Partial<
  Omit<SettingsView, 'allowedRoles' | 'tray' | 'notifications' | 'shortcutProblem' | 'startAtLoginProblem'>
>;
