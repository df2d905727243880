import { Message, MessageType, sessionBus } from '@jellybrick/dbus-next';

/** The types of an answer as D-Bus writes them, and its values; undefined: an error; `never`: there is none. */
export type BusAnswer = readonly [signature: string, body: unknown[]] | undefined | 'never';

/** Owns a name on a bus and answers there for a program that is not installed. */
export async function busService(
  address: string,
  name: string,
  answer: (message: Message) => BusAnswer | Promise<BusAnswer>,
) {
  const bus = sessionBus({ busAddress: address });
  await new Promise<void>((resolve, reject) => {
    bus.once('connect', resolve);
    (bus as NodeJS.EventEmitter).on('error', reject);
  });
  function reply(message: Message, given: BusAnswer): void {
    if (given === 'never') return;
    const refusal = () => Message.newError(message, 'org.freedesktop.DBus.Error.Failed', 'not here');
    bus.send(given === undefined ? refusal() : Message.newMethodReturn(message, ...given));
  }
  bus.addMethodHandler((message: Message) => {
    if (message.type !== MessageType.METHOD_CALL) return false;
    const given = answer(message);
    if (given instanceof Promise) given.then((later) => reply(message, later));
    else reply(message, given);
    return true;
  });
  await bus.requestName(name);
  let stopping: Promise<void> | undefined;

  async function leave(): Promise<void> {
    // A bus that is gone never answers.
    await Promise.race([bus.releaseName(name), new Promise((resolve) => setTimeout(resolve, 1000))]);
    bus.disconnect();
  }

  return {
    /** To everybody who listens to this name, or to the one with a unique name. */
    signal(path: string, member: string, signature: string, body: unknown[], destination?: string): void {
      const dot = member.lastIndexOf('.');
      const message = Message.newSignal(path, member.slice(0, dot), member.slice(dot + 1), signature, body);
      if (destination !== undefined) message.destination = destination;
      bus.send(message);
    },
    stop(): Promise<void> {
      stopping ??= leave();
      return stopping;
    },
  };
}
