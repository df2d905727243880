import { settle } from '../signed-in/time.ts';

/** Work whose every step waits until it is allowed. */
export function stepwise() {
  let allowed = 0;
  const waiting: (() => void)[] = [];
  let done = 0;

  async function step<T>(work: () => Promise<T>): Promise<T> {
    if (allowed > 0) allowed -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    done += 1;
    return work();
  }

  return {
    /** The same object, each of whose methods is a step. */
    stepping: <T extends object>(whole: T): T =>
      new Proxy(whole, {
        get(target, name) {
          const part: unknown = Reflect.get(target, name);
          return typeof part !== 'function' ? part : (...given: unknown[]) => step(async () => part(...given));
        },
      }),
    step,
    /** Lets it go on by so many steps, as far as there are any; gives how many it has done. */
    async allow(steps: number): Promise<number> {
      const ahead = waiting.splice(0, steps);
      allowed += steps - ahead.length;
      for (const go of ahead) go();
      await settle();
      if (allowed !== Number.POSITIVE_INFINITY) allowed = 0;
      return done;
    },
  };
}
