import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../main/services/ports.ts';

export type VirtualClock = Clock &
  Readonly<{
    /** Lets time pass, from one sleep's end to the next, until `promise` settles. */
    run<T>(promise: Promise<T>): Promise<T>;
    /** Lets this much time pass. */
    pass(ms: number): Promise<void>;
    /** Sets the clock forward or back; whoever sleeps does not notice. */
    set(byMs: number): void;
  }>;

/** A clock whose hours pass at once, and only while nothing else is left to do. It starts at 0. */
export function virtualClock(): VirtualClock {
  let time = 0;
  let offset = 0;
  const sleepers = new Set<Readonly<{ until: number; wake: () => void }>>();

  const sleep: Clock['sleep'] = (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const leave = () => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', cut);
      };
      const cut = () => {
        leave();
        reject(signal?.reason);
      };
      const sleeper = {
        // No sleep is so short that the sum would be the same moment: who waits for the next one would do so for ever.
        until: time + Math.max(ms, 1e-6),
        wake() {
          leave();
          resolve();
        },
      };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', cut, { once: true });
    });

  const step = () => {
    const [next] = [...sleepers].sort((a, b) => a.until - b.until);
    if (next === undefined) throw new Error('Nothing happens any more.');
    time = Math.max(time, next.until);
    next.wake();
  };

  const run = async <T>(promise: Promise<T>): Promise<T> => {
    let settled = false;
    const settle = () => {
      settled = true;
    };
    promise.then(settle, settle);
    for (;;) {
      await turn();
      if (settled) return promise;
      step();
    }
  };

  const set = (byMs: number) => {
    offset += byMs;
  };
  return { now: () => time + offset, sleep, run, pass: (ms) => run(sleep(ms)), set };
}
