import { Notification } from 'electron';
import type { Reminder } from '../domain/reminder.ts';
import type { Notifier, NotifierListener } from '../services/remind.ts';
import type { Presence } from '../services/watch-surroundings.ts';

/** The system says at once whether it shows one; where it says nothing for so long, it did. */
const patienceMs = 5_000;

/** Notifications as macOS and Windows show them. The first on macOS asks the person for permission; without it each fails. */
export function notifierOfElectron(): Notifier {
  const listeners: NotifierListener[] = [];
  /** Kept also once the banner is gone: it lies in the notification centre, and what nobody holds answers no click. */
  const shown = new Map<string, Notification>();

  function forget(key: string, notification: Notification): boolean {
    if (shown.get(key) !== notification) return false;
    return shown.delete(key);
  }

  function made({ key, title, body, actions }: Reminder): Notification {
    const buttons = actions.map(({ text }) => ({ type: 'button' as const, text }));
    const notification = new Notification({ title, body, actions: buttons });
    const act = (index: number) => {
      const chosen = actions[index];
      if (chosen === undefined || !forget(key, notification)) return;
      for (const { acted } of listeners) acted(key, chosen.action);
    };
    notification.on('click', () => act(0));
    // Older Electrons, 33 among them, give the number as an argument of its own.
    notification.on('action', (details, index) => act(details.actionIndex ?? index));
    notification.on('close', (details) => {
      // Windows says so, too, when it has merely moved into the notification centre; earlier Electrons don't say why.
      if (details?.reason !== 'userCanceled' || !forget(key, notification)) return;
      for (const { dismissed } of listeners) dismissed(key);
    });
    return notification;
  }

  return {
    show(reminder) {
      const { key } = reminder;
      if (!Notification.isSupported()) return Promise.reject(new Error('This system shows no notifications.'));
      const notification = made(reminder);
      const before = shown.get(key);
      shown.set(key, notification);
      before?.close();
      return new Promise((resolve, reject) => {
        const late = setTimeout(resolve, patienceMs);
        late.unref();
        notification.once('show', () => {
          clearTimeout(late);
          resolve();
        });
        notification.once('failed', (_event, error) => {
          clearTimeout(late);
          forget(key, notification);
          reject(new Error(error));
        });
        notification.show();
      });
    },
    withdraw(key) {
      const notification = shown.get(key);
      shown.delete(key);
      notification?.close();
      return Promise.resolve();
    },
    listen: (listener) => void listeners.push(listener),
  };
}

/** Whether the system shows notifications at all. When the person wants quiet, it keeps them back by itself, and tells nobody. */
export const presenceOfElectron = (): Presence => (Notification.isSupported() ? 'shown' : 'none');
