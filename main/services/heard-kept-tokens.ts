import type { KeptItem } from '../domain/kept-item.ts';
import { Problem } from '../domain/problem.ts';
import type { KeptTokens } from './kept-tokens.ts';

export type HeardKeptTokens = KeptTokens &
  Readonly<{
    /** Calls back when it came out that a token can be read, can't be read any more, or is gone. Gives what ends that. */
    listen(listener: () => void): () => void;
    /** Reads what is known of and not in memory yet, and asks the person for nothing. Never rejects. */
    readSilently(): Promise<void>;
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

  return {
    ...kept,
    read,
    readAnew: (sessionId, asking) => noted(sessionId, kept.readAnew(sessionId, asking)),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async readSilently() {
      const known = await kept.known().catch(() => []);
      const unread = known.filter(({ item, session }) => item === undefined && session.facts !== undefined);
      await Promise.allSettled(unread.map(({ session }) => read(session.id, 'silently')));
    },
  };
}
