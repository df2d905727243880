import type { Desktop } from './desktop.ts';

type Message = { type: string; interface?: string; member?: string; payload?: { data: unknown[] } };

export type SeenNotification = { replaces: number; title: string; body: string; actions: string[] };

/** Keeps what anybody asks the notification daemon of this desktop to show. */
export async function notificationsSeen({ processes, env }: Desktop): Promise<SeenNotification[]> {
  const seen: SeenNotification[] = [];
  const match = "type='method_call',interface='org.freedesktop.Notifications',member='Notify'";
  const address = `--address=${env.DBUS_SESSION_BUS_ADDRESS}`;
  const monitor = processes.start('busctl', [address, '--json=short', 'monitor', '--match', match], env, 'pipe');
  const ready = new Promise<void>((resolve) => monitor.stderr?.once('data', () => resolve()));
  let text = '';
  monitor.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const { member, payload } of lines.filter(Boolean).map((line): Message => JSON.parse(line))) {
      if (member !== 'Notify' || payload === undefined) continue;
      const [, replaces, , title, body, actions] = payload.data as [string, number, string, string, string, string[]];
      seen.push({ replaces, title, body, actions });
    }
  });
  await ready;
  return seen;
}
