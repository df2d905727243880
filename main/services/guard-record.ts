import type { ProfileRecord } from '../domain/profile-record.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { ProblemFor } from './problem-for.ts';
import type { WrittenProfile } from './written-profiles.ts';

/** What is remembered of profiles and keys. */
export type Remembered = Readonly<{ keys: readonly WrittenProfile[]; records: readonly ProfileRecord[] }>;

/** The record of it (a port). Both reject with a `Problem`. */
export type GuardedRecord = Readonly<{
  /** Of a damaged one, what can be read. */
  inspect(): Promise<Remembered & Readonly<{ condition: 'whole' | 'damaged' | 'missing' }>>;
  /** Writes down what is in it no more, and sets a damaged one aside. */
  restore(known: Remembered): Promise<void>;
}>;

export type GuardRecordPorts = Readonly<{
  record: GuardedRecord;
  /** Calls back when it may have changed; gives a function that ends this. */
  watch(onChange: () => void): () => void;
  /** What became of it, in a sentence for people. */
  tell(text: string): void;
  problemFor: ProblemFor;
}>;

/** Mends the record when something has damaged or removed it, with what was in it last. Gives a function that ends this. */
export function guardRecord({ record, watch, tell, problemFor }: GuardRecordPorts): () => void {
  let last: Remembered = { keys: [], records: [] };
  const look = oneAtATime(async () => {
    try {
      const { condition, ...found } = await record.inspect();
      if (condition === 'whole') {
        last = found;
        return;
      }
      if (condition === 'missing' && last.keys.length + last.records.length === 0) return;
      await record.restore(last);
      tell(wordsFor[condition]);
      const { keys, records } = await record.inspect();
      last = { keys, records };
    } catch (error) {
      problemFor('Mending what is remembered of profiles', error);
    }
  });
  const unwatch = watch(() => void look());
  void look();
  return unwatch;
}

const wordsFor = {
  damaged:
    'What Daypass remembers of its profiles was damaged. What could be read, or was still known, is kept; the damaged file was set aside.',
  missing: 'What Daypass remembers of its profiles was removed. What was still known is written down again.',
};
