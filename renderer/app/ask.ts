import type { Bridge, CallName, Input, Output, Reply } from '../../preload/contract.ts';
import { told } from './told.ts';

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the platform's own
  interface Window {
    daypass: Bridge;
  }
}

/** Asks the app. Never throws: a call that breaks on its way is a problem in words, too. */
export async function ask<C extends CallName>(call: C, input: Input<C>): Promise<Reply<Output<C>>> {
  try {
    const calls: { [K in CallName]: (input: Input<K>) => Promise<Reply<Output<K>>> } = window.daypass;
    return await calls[call](input);
  } catch {
    return { ok: false, problem: { kind: 'unexpected', what: 'Daypass did not answer.', next: 'Please try again.' } };
  }
}

/** Asks the app, and shows at the foot of the window what went wrong. Who was asked and said no knows. */
export async function askAloud<C extends CallName>(call: C, input: Input<C>): Promise<Reply<Output<C>>> {
  const reply = await ask(call, input);
  told.set(reply.ok || reply.problem.kind === 'declined' ? undefined : { problem: reply.problem });
  return reply;
}

/** The same where nothing is to be learnt but whether it worked. */
export const tell = async <C extends CallName>(call: C, input: Input<C>): Promise<boolean> =>
  (await askAloud(call, input)).ok;
