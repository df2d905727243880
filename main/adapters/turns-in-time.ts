import { inTime } from './in-time.ts';

/**
 * Runs one piece of work at a time, in order, and gives up on one that is not done after `limitMs`: it rejects with what `late`
 * makes. What can't be stopped goes on all the same, so until it has ended all that wait, and all that come, are rejected at once.
 */
export function turnsInTime(late: () => Error) {
  let before: Promise<unknown> = Promise.resolve();
  let isStuck = false;

  async function run<T>(turn: Promise<unknown>, work: () => Promise<T>, limitMs: number): Promise<T> {
    await turn;
    if (isStuck) throw late();
    const answer = work();
    const inside = await inTime(answer, limitMs);
    if (inside !== undefined) return inside.answer;
    isStuck = true;
    const over = () => {
      isStuck = false;
    };
    answer.then(over, over);
    throw late();
  }

  return <T>(work: () => Promise<T>, limitMs: number): Promise<T> => {
    const done = run(before, work, limitMs);
    before = done.catch(() => undefined);
    return done;
  };
}
