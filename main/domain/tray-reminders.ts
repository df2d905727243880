import type { Reminder } from './reminder.ts';
import { remindersWithoutNotification } from './reminders-of.ts';
import { shortened } from './shortened.ts';
import type { State } from './state.ts';
import type { LocalTime } from './time-words.ts';
import { type MenuEntry, menuAction, menuLabel, menuSeparator, moreEntry } from './tray-model.ts';

const mostReminders = 4;

/** The reminders that no notification shows, with what a notification would offer. */
export function reminderEntries(state: State, local: LocalTime): readonly MenuEntry[] {
  const reminders = remindersWithoutNotification(state, local);
  if (reminders.length === 0) return [];
  const rest = reminders.length - mostReminders;
  return [...reminders.slice(0, mostReminders).map(entryOf), ...(rest > 0 ? [moreEntry(rest)] : []), menuSeparator];
}

const entryOf = ({ key, title, body, actions }: Reminder): MenuEntry => ({
  type: 'submenu',
  text: title,
  entries: [
    menuLabel(shortened(body, 90)),
    ...actions.map(({ action, text }) => menuAction(text, { do: 'act-on-reminder', key, action })),
    menuAction('Dismiss', { do: 'dismiss-reminder', key }),
  ],
});
