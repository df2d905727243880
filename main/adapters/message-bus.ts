import { type BusCall, type BusKind, type BusLink, type BusSignal, openBus } from './bus-link.ts';

export type SignalWish = Readonly<{ from: string; path: string; member: string }>;

/** What talks to the other programs of a Linux desktop (D-Bus). It connects when it is first needed. */
export type MessageBus = Readonly<{
  /** What was answered. Rejects where there is no bus, with the answer's error, or when no answer comes in time. */
  call(call: BusCall): Promise<readonly unknown[]>;
  /** A property of an object, by its name with its interface. */
  property(from: string, path: string, member: string): Promise<unknown>;
  /** Calls back for each such signal from now on, whoever owns the name by then. */
  listen(signal: SignalWish, listener: (body: readonly unknown[]) => void): void;
  /** Tells who owns the name, and again whenever that changes; undefined: nobody does, or there is no bus. */
  follow(name: string, listener: (owner: string | undefined) => void): void;
  close(): void;
}>;

const daemon = 'org.freedesktop.DBus';
const onDaemon = { to: daemon, path: '/org/freedesktop/DBus' };

/** After a bus has hung up: when to try it again. Later, only who needs it does. */
const usualWaitsMs = [500, 1000, 2000, 5000, 10_000, 30_000];

type Followed = { owner: string | undefined; known: boolean; listeners: ((owner: string | undefined) => void)[] };

/** One of the two buses; what was asked for of it is asked for again when it comes back. */
export function messageBus(kind: BusKind, waitsMs: readonly number[] = usualWaitsMs): MessageBus {
  const names = new Map<string, Followed>();
  const wishes: { wish: SignalWish; listener: (body: readonly unknown[]) => void }[] = [];
  let link: Promise<BusLink> | undefined;
  let closed = false;

  function connected(): Promise<BusLink> {
    if (closed) return Promise.reject(new Error('The bus is not used any more.'));
    link ??= connect();
    return link;
  }

  async function connect(): Promise<BusLink> {
    try {
      const made = await openBus(kind, { onSignal: heard, onEnd: lost });
      for (const { wish } of wishes) void match(made, wish);
      for (const name of names.keys()) void lookFor(made, name);
      return made;
    } catch (error) {
      link = undefined;
      throw error;
    }
  }

  function lost(): void {
    link = undefined;
    for (const name of names.keys()) owned(name, undefined);
    if (!closed) comeBack(waitsMs);
  }

  function comeBack([wait, ...later]: readonly number[]): void {
    if (wait === undefined) return;
    setTimeout(() => connected().catch(() => comeBack(later)), wait).unref();
  }

  function heard({ sender, path, member, body }: BusSignal): void {
    const [name, , owner] = body;
    if (sender === daemon && member === `${daemon}.NameOwnerChanged`) owned(String(name), String(owner) || undefined);
    for (const { wish, listener } of wishes) {
      // Anybody on the bus may send a signal to anybody: it counts when it is from the owner of the name.
      if (wish.member === member && wish.path === path && names.get(wish.from)?.owner === sender) listener(body);
    }
  }

  function owned(name: string, owner: string | undefined): void {
    const followed = names.get(name);
    if (followed === undefined || (followed.known && followed.owner === owner)) return;
    followed.owner = owner;
    followed.known = true;
    for (const listener of followed.listeners) listener(owner);
  }

  async function lookFor(bus: BusLink, name: string): Promise<void> {
    const change = { from: daemon, path: onDaemon.path, member: `${daemon}.NameOwnerChanged` };
    void match(bus, change, `,arg0='${name}'`);
    const answer = await bus
      .call({ ...onDaemon, member: `${daemon}.GetNameOwner`, signature: 's', body: [name] })
      .catch(() => []);
    owned(name, typeof answer[0] === 'string' ? answer[0] : undefined);
  }

  function followedName(name: string): Followed {
    const known = names.get(name);
    if (known !== undefined) return known;
    const made: Followed = { owner: undefined, known: false, listeners: [] };
    names.set(name, made);
    // A connection that is made now looks for all names.
    const looking = link === undefined ? connected() : link.then((bus) => lookFor(bus, name));
    looking.catch(() => owned(name, undefined));
    return made;
  }

  return {
    call: async (call) => (await connected()).call(call),
    async property(from, path, member) {
      const dot = member.lastIndexOf('.');
      const body = [member.slice(0, dot), member.slice(dot + 1)];
      const bus = await connected();
      const [value] = await bus.call({
        to: from,
        path,
        member: 'org.freedesktop.DBus.Properties.Get',
        signature: 'ss',
        body,
      });
      return value;
    },
    listen(wish, listener) {
      wishes.push({ wish, listener });
      void link?.then((bus) => match(bus, wish)).catch(() => undefined);
      followedName(wish.from);
    },
    follow(name, listener) {
      const followed = followedName(name);
      followed.listeners.push(listener);
      if (followed.known) listener(followed.owner);
    },
    close() {
      closed = true;
      void link?.then((bus) => bus.close()).catch(() => undefined);
    },
  };
}

async function match(bus: BusLink, { from, path, member }: SignalWish, more = ''): Promise<void> {
  const dot = member.lastIndexOf('.');
  const [of, name] = [member.slice(0, dot), member.slice(dot + 1)];
  const rule = `type='signal',sender='${from}',path='${path}',interface='${of}',member='${name}'${more}`;
  // A bus that refuses a rule lacks only the signal.
  await bus.call({ ...onDaemon, member: `${daemon}.AddMatch`, signature: 's', body: [rule] }).catch(() => undefined);
}
