export type Turns = Readonly<{
  /** Runs the work when all that was asked for before is over, however that ended. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** True while something runs, or waits for its turn. */
  busy(): boolean;
  /** Resolves when all that was asked for so far is over. Never rejects. */
  settled(): Promise<void>;
}>;

/** Runs one thing after the other, in the order in which they were asked for. */
export function takeTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  return {
    take(work) {
      waiting += 1;
      const turn = last.then(work);
      const over = () => {
        waiting -= 1;
      };
      last = turn.then(over, over);
      return turn;
    },
    busy: () => waiting > 0,
    settled: () => last,
  };
}
