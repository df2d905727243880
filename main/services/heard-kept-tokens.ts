import type { KeptItem } from '../domain/kept-item.ts';
import { Problem } from '../domain/problem.ts';
import type { KeptTokens } from './kept-tokens.ts';

export type HeardKeptTokens = KeptTokens &
  Readonly<{
    /** Calls back when it came out that a token can be read, can't be read any more, or is gone. Gives what ends that. */
    listen(listener: () => void): () => void;
    /**
     * Reads what is known of and not in memory yet, or all of it `anew` to see what is gone, and asks the person for nothing. Never rejects.
     */
    readSilently(anew?: 'anew'): Promise<void>;
  }>;

/** The same tokens, for who wants to hear of what comes of reading them, whoever does that. */
export function heardKeptTokens(kept: KeptTokens): HeardKeptTokens {
  const outcomes = new Map<string, string>();
  const listeners = new Set<() => void>();

  function note(sessionId: string, outcome: string): void {
    if (outcomes.get(sessionId) === outcome) return;
    outcomes.set(sessionId, outcome);
    for (const listener of [...listeners]) listener();
  }

  async function noted(sessionId: string, reading: Promise<KeptItem | undefined>): Promise<KeptItem | undefined> {
    try {
      const item = await reading;
      note(sessionId, item === undefined ? 'gone' : 'read');
      return item;
    } catch (error) {
      note(sessionId, error instanceof Problem ? error.message : 'unforeseen');
      throw error;
    }
  }

  const read: KeptTokens['read'] = (sessionId, asking) => noted(sessionId, kept.read(sessionId, asking));
  const readAnew: KeptTokens['readAnew'] = (sessionId, asking) => noted(sessionId, kept.readAnew(sessionId, asking));

  return {
    ...kept,
    read,
    readAnew,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async readSilently(anew) {
      const known = (await kept.known().catch(() => [])).filter(({ session }) => session.facts !== undefined);
      const wanted = known.filter(({ item }) => item === undefined || anew !== undefined);
      const reading = anew === undefined ? read : readAnew;
      await Promise.allSettled(wanted.map(({ session }) => reading(session.id, 'silently')));
    },
  };
}
