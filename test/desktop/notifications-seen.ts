import type { Desktop } from './desktop.ts';
import { watchMessages } from './watch-messages.ts';

export type SeenNotification = { replaces: number; title: string; body: string; actions: string[] };

/** Keeps what anybody asks the notification daemon of this desktop to show. */
export async function notificationsSeen(desktop: Desktop): Promise<SeenNotification[]> {
  const seen: SeenNotification[] = [];
  const rule = "type='method_call',interface='org.freedesktop.Notifications',member='Notify'";
  await watchMessages(desktop, rule, (member, values) => {
    if (member !== 'Notify') return;
    const [, replaces, , title, body, actions] = values as [string, number, string, string, string, string[]];
    seen.push({ replaces, title, body, actions });
  });
  return seen;
}
