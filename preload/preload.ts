import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { type Bridge, type CallName, calls, channelOf, events } from './contract.ts';

/** One function for each message of the contract: the window can't name a channel of its own. */
const ask = Object.fromEntries(
  calls.map((name) => [name, (input: unknown) => ipcRenderer.invoke(channelOf(name), input)]),
) as Pick<Bridge, CallName>;

/** Hands on the payload alone: with Electron's event object the window would hold `ipcRenderer` itself. */
const on: Bridge['on'] = (event, listener) => {
  if (!events.includes(event)) return () => undefined;
  const forward = (_: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => listener(payload);
  ipcRenderer.on(channelOf(event), forward);
  return () => void ipcRenderer.off(channelOf(event), forward);
};

contextBridge.exposeInMainWorld('daypass', { ...ask, on } satisfies Bridge);
