import type { Clock } from './ports.ts';

/**
 * Milliseconds since it was made, by a clock that people may set and on a machine that may sleep: never less than
 * before, and at most `mostStepMs` more than at the last look.
 */
export function steadyTime({ now }: Pick<Clock, 'now'>, mostStepMs: number): () => number {
  let [elapsed, last] = [0, now()];
  return () => {
    const time = now();
    elapsed += Math.min(Math.max(time - last, 0), mostStepMs);
    last = time;
    return elapsed;
  };
}
