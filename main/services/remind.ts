import type { Reminder, ReminderAction } from '../domain/reminder.ts';
import { remindersOf } from '../domain/reminders-of.ts';
import type { LocalTime } from '../domain/time-words.ts';
import type { StateHolder } from './hold-state.ts';

/** What shows notifications. */
export type Notifier = Readonly<{
  /** Shows it in place of an earlier one with its key. Rejects where nothing shows notifications. */
  show(reminder: Reminder): Promise<void>;
  withdraw(key: string): Promise<void>;
  listen(listener: NotifierListener): void;
}>;

export type NotifierListener = Readonly<{
  acted(key: string, action: ReminderAction): void;
  /** The person put it away. */
  dismissed(key: string): void;
}>;

export type RemindPorts = Readonly<{
  holder: StateHolder;
  notifier: Notifier;
  local: LocalTime;
  act(key: string, action: ReminderAction): void;
  /** Is told, for the log, why a notification could not be shown. */
  onTrouble(error: unknown): void;
}>;

export type Reminding = Readonly<{
  /** Takes away what is shown; nothing is shown from now on. */
  stop(): Promise<void>;
}>;

/**
 * Shows the reminders that the state asks for, and takes them away again. What comes of it tells whether notifications can
 * be shown here. While the person wants quiet, or may want it, none is; what still holds after that is shown then.
 */
export function remind({ holder, notifier, local, act, onTrouble }: RemindPorts): Reminding {
  /** What a notification was asked for, by its key. */
  const shown = new Map<string, Reminder>();

  async function show(reminder: Reminder): Promise<void> {
    shown.set(reminder.key, reminder);
    try {
      await notifier.show(reminder);
      tell('shown');
    } catch (error) {
      if (shown.get(reminder.key) === reminder) shown.delete(reminder.key);
      onTrouble(error);
      tell('none');
    }
  }

  function tell(notifications: 'shown' | 'none'): void {
    // Whoever asked for quiet meanwhile is known better from elsewhere.
    if (holder.state().surroundings.notifications === 'silent') return;
    holder.dispatch({ type: 'surroundings-changed', surroundings: { notifications } });
  }

  async function withdraw(key: string): Promise<void> {
    if (shown.delete(key)) await notifier.withdraw(key);
  }

  notifier.listen({
    acted(key, action) {
      shown.delete(key);
      act(key, action);
    },
    dismissed(key) {
      shown.delete(key);
      holder.dispatch({ type: 'reminder-dismissed', key });
    },
  });

  const unsubscribe = holder.subscribe((state, before) => {
    const change = remindersOf(before, state, local);
    for (const key of change.withdraw) void withdraw(key);
    const { notifications } = state.surroundings;
    if (notifications === 'silent' || notifications === 'unknown') {
      // What it would have replaced is no longer true.
      for (const { key } of change.show) void withdraw(key);
      return;
    }
    for (const reminder of change.show) void show(reminder);
    if (notifications !== 'shown' || before.surroundings.notifications === 'shown') return;
    const standing = remindersOf({ ...state, reminded: [] }, state, local).show;
    for (const reminder of standing) if (!shown.has(reminder.key)) void show(reminder);
  });

  return {
    async stop() {
      unsubscribe();
      await Promise.allSettled([...shown.keys()].map(withdraw));
    },
  };
}
