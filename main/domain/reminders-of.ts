import type { Reminder, ReminderChange } from './reminder.ts';
import { reminderOf } from './reminder-words.ts';
import type { Reminded, State } from './state.ts';
import type { LocalTime } from './time-words.ts';

/** What the way from one state to the next asks of the notifications. It may withdraw what was held back and never shown. */
export function remindersOf(before: State, after: State, local: LocalTime): ReminderChange {
  if (before.reminded === after.reminded) return { show: [], withdraw: [] };
  const told = new Set(before.reminded.filter(isTold));
  const news = after.reminded.filter((entry) => isTold(entry) && !told.has(entry));
  const standing = new Set(after.reminded.filter(isShown).map(({ key }) => key));
  const gone = before.reminded.filter((entry) => isShown(entry) && !standing.has(entry.key));
  return { show: inWords(news, after, local), withdraw: gone.map(({ key }) => key) };
}

/** The reminders that stand, for where no notification shows them: in the tray and in the window. */
export function remindersWithoutNotification(state: State, local: LocalTime): readonly Reminder[] {
  const { notifications } = state.surroundings;
  if (notifications !== 'none' && notifications !== 'silent') return [];
  return inWords(state.reminded.filter(isShown), state, local);
}

const isShown = ({ shown, snoozedUntil }: Reminded): boolean => shown && snoozedUntil === undefined;

const isTold = (entry: Reminded): boolean => isShown(entry) && entry.untold !== true;

const inWords = (entries: readonly Reminded[], state: State, local: LocalTime): readonly Reminder[] =>
  entries.flatMap((entry) => reminderOf(entry, state, local) ?? []);
