/**
 * Runs something at most once in `everyMs`: at once when it has rested for that long, else at the end of the rest, so that
 * the last call is never lost. `now` runs it at once all the same, for what a person is waiting for.
 */
export type Pace = Readonly<{ soon(): void; now(): void }>;

export function pace(run: () => void, everyMs: number): Pace {
  let rest: NodeJS.Timeout | undefined;
  let wanted = false;

  function runAndRest(): void {
    clearTimeout(rest);
    wanted = false;
    rest = setTimeout(() => {
      rest = undefined;
      if (wanted) runAndRest();
    }, everyMs);
    rest.unref();
    run();
  }

  return {
    soon() {
      if (rest === undefined) runAndRest();
      else wanted = true;
    },
    now: runAndRest,
  };
}
