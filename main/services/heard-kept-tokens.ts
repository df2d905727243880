import type { KeptItem } from '../domain/kept-item.ts';
import { Problem } from '../domain/problem.ts';
import { keptUnder } from './kept-entries.ts';
import type { KeptTokens } from './kept-tokens.ts';

export type HeardKeptTokens = KeptTokens &
  Readonly<{
    /** Calls back when it came out that a token can be read, can't be read any more, or is gone. Gives what ends that. */
    listen(listener: () => void): () => void;
    /** Calls back when the keychain does what is asked of it after it did not, whoever asked. Gives what ends that. */
    listenOpened(listener: () => void): () => void;
    /**
     * Reads what is known of and not in memory yet, or all of it `anew` to see what is gone, and asks the person for nothing: so it reads
     * nothing on macOS, which may ask at any reading. Never rejects.
     */
    readSilently(anew?: 'anew'): Promise<void>;
    /** When a token ends (UTC ms) that is better not read before it is needed, since macOS may ask for it; undefined for all others. */
    unreadUntil(sessionId: string): Promise<number | undefined>;
    /** How long (ms) to wait at most before it is asked silently again after it was closed; not limited on macOS, which may ask. */
    closedRetryMs: number;
  }>;

const closedRetryMs = 15_000;

/** The same tokens, for who wants to hear of what comes of reading them, whoever does that. */
export function heardKeptTokens(kept: KeptTokens, platform: NodeJS.Platform): HeardKeptTokens {
  const outcomes = new Map<string, string>();
  const listeners = new Set<() => void>();
  const openedListeners = new Set<() => void>();
  const asksForEach = platform === 'darwin';
  let isClosed = false;

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

  async function tried<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      isClosed ||= error instanceof Problem && error.kind === 'keychain';
      throw error;
    }
  }

  /** What is not answered from memory. */
  async function asked<T>(work: Promise<T>): Promise<T> {
    const answer = await tried(work);
    const wasClosed = isClosed;
    isClosed = false;
    if (wasClosed) for (const listener of [...openedListeners]) listener();
    return answer;
  }

  const read: KeptTokens['read'] = (id, ...how) => noted(id, tried(kept.read(id, ...how)));
  const readAnew: KeptTokens['readAnew'] = (id, ...how) => noted(id, asked(kept.readAnew(id, ...how)));

  return {
    ...kept,
    closedRetryMs: asksForEach ? Number.POSITIVE_INFINITY : closedRetryMs,
    read,
    readAnew,
    write: (...item) => asked(kept.write(...item)),
    remove: (...item) => tried(kept.remove(...item)),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    listenOpened(listener) {
      openedListeners.add(listener);
      return () => void openedListeners.delete(listener);
    },
    async readSilently(anew) {
      if (asksForEach) return;
      const known = (await kept.known().catch(() => [])).filter(({ session }) => session.facts !== undefined);
      const wanted = known.filter(({ item }) => item === undefined || anew !== undefined);
      const reading = anew === undefined ? read : readAnew;
      await Promise.allSettled(wanted.map(({ session }) => reading(session.id, 'silently')));
    },
    async unreadUntil(sessionId) {
      const place = asksForEach ? await keptUnder(kept, sessionId) : undefined;
      return place?.item === undefined ? place?.session.facts?.expiresAt : undefined;
    },
  };
}
