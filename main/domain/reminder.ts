import type { SessionAccess } from './access.ts';

/**
 * Why a person is told: the session ends in so many minutes; it has ended; AWS renews it no more; the keys of a profile could
 * not be renewed; accounts or roles are new; a file with credentials is still there.
 */
export type ReminderReason =
  | Readonly<{ why: 'ends-soon'; minutes: number }>
  | Readonly<{ why: 'ended' }>
  | Readonly<{ why: 'over' }>
  | Readonly<{ why: 'keys-not-renewed'; profile: string; because?: string }>
  | Readonly<{ why: 'new-access'; accesses: readonly SessionAccess[] }>
  | Readonly<{ why: 'file-left'; file: string; isOver: boolean }>;

export type ReminderAction = 'sign-in' | 'snooze' | 'open';

/** What a notification says. A later one with the same `key` takes its place. */
export type Reminder = Readonly<{
  /** One for each session and subject (its end, a profile of it, what is new in it, a file that was written with it). */
  key: string;
  sessionId: string;
  title: string;
  body: string;
  /** What the person may do, the obvious first: that is also what a click on the whole does. */
  actions: readonly Readonly<{ action: ReminderAction; text: string }>[];
}>;

/** What a change of the state asks of the notifications: to show some, each in place of the one with its key, and to take some away. */
export type ReminderChange = Readonly<{ show: readonly Reminder[]; withdraw: readonly string[] }>;
