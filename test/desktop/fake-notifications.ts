import { type Message, Variant } from '@jellybrick/dbus-next';
import { type BusAnswer, busService } from './bus-service.ts';

export type ShownNotification = Readonly<{
  id: number;
  replaces: number;
  title: string;
  body: string;
  /** In pairs: the action, and what its button says. */
  actions: readonly string[];
  hints: Readonly<Record<string, unknown>>;
}>;

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';

type NotifyValues = [string, number, string, string, string, string[], Record<string, { value: unknown }>, number];

/** A notification daemon on a bus that shows nothing and keeps all that it is asked for, in order. */
export async function fakeNotifications(address: string, capabilities = ['body', 'body-markup', 'actions']) {
  const shown: ShownNotification[] = [];
  const closed: number[] = [];
  let inhibited = false;

  function notify([, replaces, , title, body, actions, hints]: NotifyValues): number {
    const id = replaces === 0 ? shown.length + 1 : replaces;
    const plain = Object.entries(hints).map(([hint, { value }]) => [hint, value] as const);
    shown.push({ id, replaces, title, body, actions, hints: Object.fromEntries(plain) });
    return id;
  }

  function answer({ member, body }: Message): BusAnswer {
    switch (member) {
      case 'GetCapabilities':
        return ['as', [capabilities]];
      case 'Notify':
        return ['u', [notify(body as NotifyValues)]];
      case 'CloseNotification':
        closed.push(body[0] as number);
        return ['', []];
      case 'Get':
        return body[1] === 'Inhibited' ? ['v', [new Variant('b', inhibited)]] : undefined;
    }
    return undefined;
  }

  const service = await busService(address, name, answer);
  return {
    shown,
    closed,
    act: (id: number, action: string) => service.signal(path, `${name}.ActionInvoked`, 'us', [id, action]),
    /** 1: it expired; 2: the person put it away. */
    close: (id: number, reason: 1 | 2) => service.signal(path, `${name}.NotificationClosed`, 'uu', [id, reason]),
    inhibit(quiet: boolean): void {
      inhibited = quiet;
      const changes = { Inhibited: new Variant('b', quiet) };
      service.signal(path, 'org.freedesktop.DBus.Properties.PropertiesChanged', 'sa{sv}as', [name, changes, []]);
    },
    stop: service.stop,
  };
}

export type FakeNotifications = Awaited<ReturnType<typeof fakeNotifications>>;
