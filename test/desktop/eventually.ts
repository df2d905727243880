/** Asks again until `probe` gives something other than undefined or false; fails after `ms` with what was waited for. */
export async function eventually<T>(
  what: string,
  probe: () => Promise<T> | T,
  ms = 10_000,
  pauseMs = 50,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + ms;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const found = await probe();
      if (found !== undefined && found !== null && found !== false) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  const why = last instanceof Error ? ` Last: ${last.message}` : '';
  throw new Error(`Waited ${ms} ms for ${what}.${why}`, { cause: last });
}
