import type { Clock } from './ports.ts';

/**
 * Runs `work` for `ms` milliseconds at most. When the time is over, or `signal` says so, the signal that it was given is
 * aborted; once it has ended for that, this rejects with the reason: `over()`, or the one of `signal`.
 */
export async function withinLimit<T>(
  { clock, ms, signal, over }: Readonly<{ clock: Clock; ms: number; signal: AbortSignal; over: () => Error }>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  const limit = new AbortController();
  const both = AbortSignal.any([signal, limit.signal]);
  clock.sleep(ms, ended.signal).then(
    () => limit.abort(over()),
    () => undefined,
  );
  try {
    return await work(both);
  } catch (error) {
    throw both.aborted ? both.reason : error;
  } finally {
    ended.abort();
  }
}

/** The promise, or a rejection with the signal's reason, whichever is first. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cut = () => reject(signal.reason);
    if (signal.aborted) cut();
    signal.addEventListener('abort', cut, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', cut));
  });
}
