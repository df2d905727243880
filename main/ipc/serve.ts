import * as v from 'valibot';
import { type CallName, type Calls, calls, channelOf, type Output, type Reply } from '../../preload/contract.ts';
import type { ProblemFor } from '../services/problem-for.ts';
import { schemas } from './schemas.ts';
import { isOurTopFrame, type SenderFrame } from './sender.ts';

/** One function for each call of the contract. What it throws becomes the answer's problem. */
export type Handlers = HandlersOf<Calls>;

/** The same for a part of it. */
export type HandlersOf<C extends Record<keyof C, { input: unknown; output: unknown }>> = {
  [K in keyof C]: (input: C[K]['input']) => Promise<C[K]['output']>;
};

/** The part of Electron's `ipcMain` that is used. */
export type IpcMain = {
  handle(
    channel: string,
    listener: (event: Readonly<{ senderFrame: SenderFrame }>, input: unknown) => Promise<unknown>,
  ): void;
};

export type ServeOptions = Readonly<{
  /** The origin of our own page. */
  origin: string;
  problemFor: ProblemFor;
}>;

const denied = { kind: 'denied', what: 'Daypass answers its own window only.' };
const notUnderstood = { kind: 'usage', what: 'Daypass did not understand what the window asked for.' };

/** Answers every call of the contract, and nobody but our own top frame. No answer rejects: errors are data. */
export function serve(ipc: IpcMain, handlers: Handlers, { origin, problemFor }: ServeOptions): void {
  for (const call of calls) serveOne(call);

  function serveOne<C extends CallName>(call: C): void {
    ipc.handle(channelOf(call), async (event, raw): Promise<Reply<Output<C>>> => {
      if (!isOurTopFrame(event, origin)) return { ok: false, problem: denied };
      const input = v.safeParse(schemas[call], raw, { abortEarly: true });
      if (!input.success) return { ok: false, problem: notUnderstood };
      try {
        return { ok: true, value: await handlers[call](input.output) };
      } catch (error) {
        const { kind, words } = problemFor(`The window's ${call}`, error);
        return { ok: false, problem: { kind, ...words } };
      }
    });
  }
}
