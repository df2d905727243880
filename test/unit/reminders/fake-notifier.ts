import type { Reminder } from '../../../main/domain/reminder.ts';
import type { Notifier, NotifierListener } from '../../../main/services/remind.ts';

/** A notification daemon that keeps what is on the screen, and what ever was, in order. */
export function fakeNotifier() {
  const onScreen = new Map<string, Reminder>();
  const all: string[] = [];
  let listener: NotifierListener | undefined;
  let broken = false;
  const notifier: Notifier = {
    async show(reminder) {
      if (broken) throw new Error('no daemon');
      onScreen.set(reminder.key, reminder);
      all.push(reminder.title);
    },
    async withdraw(key) {
      onScreen.delete(key);
    },
    listen(given) {
      listener = given;
    },
  };
  return {
    notifier,
    all,
    titles: () => [...onScreen.values()].map(({ title }) => title),
    break(yes: boolean): void {
      broken = yes;
    },
    /** The person chooses an action of what is on the screen, or puts it away. */
    person(choice: 'sign-in' | 'snooze' | 'put away'): void {
      const [key = ''] = onScreen.keys();
      onScreen.delete(key);
      if (choice === 'put away') listener?.dismissed(key);
      else listener?.acted(key, choice);
    },
  };
}
