import { Message, type MessageBus, MessageType, sessionBus, Variant } from '@jellybrick/dbus-next';

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

export type FakeOptions = Readonly<{ capabilities?: readonly string[] }>;

/** A notification daemon on a bus that shows nothing and keeps all that it is asked for, in order. */
export async function fakeNotifications(
  address: string,
  { capabilities = ['body', 'body-markup', 'actions'] }: FakeOptions = {},
) {
  const bus = sessionBus({ busAddress: address });
  await new Promise<void>((resolve, reject) => {
    bus.once('connect', resolve);
    (bus as NodeJS.EventEmitter).on('error', reject);
  });
  const shown: ShownNotification[] = [];
  const closed: number[] = [];
  let inhibited = false;
  let refusing = false;
  let stopping: Promise<void> | undefined;

  function notify([, replaces, , title, body, actions, hints]: NotifyValues): number {
    const id = replaces === 0 ? shown.length + 1 : replaces;
    const plain = Object.entries(hints).map(([hint, { value }]) => [hint, value] as const);
    shown.push({ id, replaces, title, body, actions, hints: Object.fromEntries(plain) });
    return id;
  }

  function answer(message: Message): [signature: string, body: unknown[]] | undefined {
    switch (message.member) {
      case 'GetCapabilities':
        return ['as', [capabilities]];
      case 'Notify':
        return refusing ? undefined : ['u', [notify(message.body as NotifyValues)]];
      case 'CloseNotification':
        closed.push(message.body[0] as number);
        return ['', []];
      case 'Get':
        return message.body[1] === 'Inhibited' ? ['v', [new Variant('b', inhibited)]] : undefined;
    }
    return undefined;
  }

  bus.addMethodHandler((message: Message) => {
    if (message.type !== MessageType.METHOD_CALL || message.path !== path) return false;
    const given = answer(message);
    bus.send(
      given === undefined
        ? Message.newError(message, `${name}.Error.Refused`, 'not here')
        : Message.newMethodReturn(message, ...given),
    );
    return true;
  });
  await bus.requestName(name);

  const signal = (of: string, member: string, signature: string, body: unknown[]) =>
    bus.send(Message.newSignal(path, of, member, signature, body));
  return {
    shown,
    closed,
    act: (id: number, action: string) => signal(name, 'ActionInvoked', 'us', [id, action]),
    /** 1: it expired; 2: the person put it away. */
    close: (id: number, reason: 1 | 2) => signal(name, 'NotificationClosed', 'uu', [id, reason]),
    inhibit(quiet: boolean): void {
      inhibited = quiet;
      const changes = { Inhibited: new Variant('b', quiet) };
      signal('org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', [name, changes, []]);
    },
    /** From now on each notification is refused. */
    refuse(): void {
      refusing = true;
    },
    stop(): Promise<void> {
      stopping ??= leave(bus);
      return stopping;
    },
  };
}

export type FakeNotifications = Awaited<ReturnType<typeof fakeNotifications>>;
type NotifyValues = [string, number, string, string, string, string[], Record<string, { value: unknown }>, number];

async function leave(bus: MessageBus): Promise<void> {
  await bus.releaseName(name);
  bus.disconnect();
}
