import type { HeardKeptTokens } from './heard-kept-tokens.ts';
import type { Clock } from './ports.ts';

/** Where the keychain takes longer than it has to tell that it does not answer, what is known of its tokens is told as it is. */
const limitMs = 4_000;

/**
 * The same tokens, read once before the first look at what is known of them, as far as that can be without the person: so it shows
 * which items are gone.
 */
export function readKeptFirst<Kept extends Pick<HeardKeptTokens, 'known' | 'readSilently'>>(
  kept: Kept,
  clock: Pick<Clock, 'sleep'>,
): Kept {
  let reading: Promise<void> | undefined;
  return {
    ...kept,
    async known() {
      reading ??= readFor(limitMs);
      await reading;
      return kept.known();
    },
  };

  async function readFor(ms: number): Promise<void> {
    const over = new AbortController();
    const limit = clock.sleep(ms, over.signal).catch(() => undefined);
    await Promise.race([kept.readSilently(), limit]);
    over.abort();
  }
}
