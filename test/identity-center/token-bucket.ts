/** Lets `perSecond` calls a second through, as many at once after a pause. `now` gives milliseconds of a steady clock. */
export function tokenBucket(perSecond: () => number, now: () => number): () => boolean {
  let level = Number.POSITIVE_INFINITY;
  let at = now();
  return () => {
    const rate = perSecond();
    if (rate === Number.POSITIVE_INFINITY) return true;
    const time = now();
    level = Math.min(rate, level + ((time - at) / 1000) * rate);
    at = time;
    if (level < 1) return false;
    level -= 1;
    return true;
  };
}
