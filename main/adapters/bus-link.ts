import type { EventEmitter } from 'node:events';
import type { Message, MessageBus } from '@jellybrick/dbus-next';

export type BusKind = 'session' | 'system';

export type BusCall = Readonly<{
  to: string;
  path: string;
  /** With its interface: `org.freedesktop.DBus.ListNames`. */
  member: string;
  /** The types of the body, as D-Bus writes them; absent: there is no body. A value of any type (`v`) is `typed`. */
  signature?: string;
  body?: readonly unknown[];
}>;

/** `sender` is the unique name of a connection (`:1.7`), which nobody else can have. */
export type BusSignal = Readonly<{ sender: string; path: string; member: string; body: readonly unknown[] }>;

export type BusLink = Readonly<{
  /** What was answered. Rejects with the answer's error, when none comes in time, or once the bus has hung up. */
  call(call: BusCall): Promise<readonly unknown[]>;
  close(): void;
}>;

export type BusEars = Readonly<{ onSignal(signal: BusSignal): void; onEnd(): void }>;

/** A service that was started for the call may take this long. */
const patienceMs = 10_000;

/** A value together with its type, for where D-Bus leaves the type open. */
export const typed = (signature: string, value: unknown): Typed => ({ typed: signature, value });
type Typed = Readonly<{ typed: string; value: unknown }>;

/** One connection to a bus of the desktop. Rejects where there is none. The library is loaded with the first one. */
export async function openBus(kind: BusKind, { onSignal, onEnd }: BusEars): Promise<BusLink> {
  const library = await import('@jellybrick/dbus-next');
  const { Variant, MessageType } = library;
  // The other ways to sign in are for a bus of somebody else.
  const connection = kind === 'session' ? library.sessionBus({ authMethods: ['EXTERNAL'] }) : library.systemBus();
  /** Who waits for an answer, which the library does for ever. */
  const waiting = new Set<(error: Error) => void>();
  let state: 'opening' | 'open' | 'ended' = 'opening';

  function end(error: Error): void {
    if (state === 'ended') return;
    const wasOpen = state === 'open';
    state = 'ended';
    connection.disconnect();
    for (const give of waiting) give(error);
    if (wasOpen) onEnd();
  }

  function inTime<T>(answer: Promise<T>, late: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const over = () => {
        clearTimeout(timer);
        waiting.delete(reject);
      };
      const timer = setTimeout(() => {
        over();
        reject(new Error(late));
      }, patienceMs);
      timer.unref();
      waiting.add(reject);
      void answer.then(resolve, reject).finally(over);
    });
  }

  function call({ to, path, member, signature = '', body = [] }: BusCall): Promise<readonly unknown[]> {
    const dot = member.lastIndexOf('.');
    const message = new library.Message({
      destination: to,
      path,
      interface: member.slice(0, dot),
      member: member.slice(dot + 1),
      signature,
      body: body.map((value) => wrapped(value, Variant)),
    });
    return inTime(connection.call(message).then(bodyOf), `${member} was not answered.`);
  }

  const connected = new Promise<void>((resolve, reject) => {
    connection.on('connect', () => resolve());
    // The type leaves this event out: a socket that breaks, or a bus that lets nobody in.
    (connection as EventEmitter).on('error', (error: Error) => {
      reject(error);
      end(error);
    });
  });
  hangUpOf(connection).on('end', () => end(new Error('The bus has hung up.')));
  connection.on('message', (message) => {
    if (message.type !== MessageType.SIGNAL) return;
    const { sender, path, interface: of, member } = message;
    onSignal({ sender, path, member: `${of}.${member}`, body: bodyOf(message) });
  });
  try {
    await inTime(connected, 'The bus does not answer.');
  } catch (error) {
    end(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
  state = 'open';
  return { call, close: () => end(new Error('The connection was closed.')) };
}

/** The library tells nobody that the bus has hung up, but its connection does. */
const hangUpOf = (bus: MessageBus): EventEmitter => (bus as unknown as { _connection: EventEmitter })._connection;

type VariantClass = typeof import('@jellybrick/dbus-next').Variant;

function wrapped(value: unknown, Variant: VariantClass): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Buffer.isBuffer(value)) return value;
  if ('typed' in value) return new Variant((value as Typed).typed, (value as Typed).value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wrapped(each, Variant)]));
}

const bodyOf = (message: Message | null): readonly unknown[] => (message?.body ?? []).map(plain);

/** Without the types that came along. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if ('signature' in value && 'value' in value) return plain(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
