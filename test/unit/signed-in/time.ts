import type { Clock } from '../../../main/services/ports.ts';
import { noon } from './sample-token.ts';

type Sleeper = { at: number; wake(): void };

/** A machine's time, moved by hand. Timers follow the time it was awake; its clock can be set, and goes on in its sleep. */
export function handTime() {
  let wall = noon;
  let awake = 0;
  let sleepers: Sleeper[] = [];

  const clock: Clock = {
    now: () => wall,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const sleeper = { at: awake + ms, wake: () => resolve() };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          reject(signal.reason);
        });
      }),
  };

  async function pass(ms: number): Promise<void> {
    const end = awake + ms;
    await settle();
    for (;;) {
      const next = sleepers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      const to = next?.at ?? end;
      wall += to - awake;
      awake = to;
      if (next === undefined) return;
      sleepers = sleepers.filter((one) => one !== next);
      next.wake();
      await settle();
    }
  }

  return {
    clock,
    monotonic: () => awake,
    pass,
    /** The lid is closed for so long. */
    closeLid(ms: number): void {
      wall += ms;
    },
    setClock(by: number): void {
      wall += by;
    },
  };
}

/** Lets everything that can go on go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise(setImmediate);
}

/** Work that waits a little, as for a file that somebody else is writing. */
export async function passDuring<T>(time: ReturnType<typeof handTime>, work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  for (let tick = 0; tick < 100; tick++) await time.pass(100);
  return work;
}
