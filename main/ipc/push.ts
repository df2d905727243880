import { channelOf, type EventName, type Events } from '../../preload/contract.ts';

/** Tells the window something unasked; nobody hears it while there is no window. */
export type Push = <E extends EventName>(event: E, payload: Events[E]) => void;

/** `send` is the window manager's. */
export function createPush(send: (channel: string, payload: unknown) => void): Push {
  return (event, payload) => send(channelOf(event), payload);
}
