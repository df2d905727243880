import type { Activity, Issued } from '../domain/activity.ts';
import type { Clock } from './ports.ts';
import { takeTurns } from './take-turns.ts';

/** Records what was issued, all of it at once. Nobody waits for it; it never throws. */
export type NoteActivity = (...issued: readonly Issued[]) => void;

export type NoteActivityPorts = Readonly<{
  /** Adds to the end of the record. Rejects with a `Problem` of kind `file`. */
  append(entries: readonly Activity[]): Promise<void>;
  clock: Pick<Clock, 'now'>;
  /** Is told once that the record can't be written. */
  onTrouble(error: unknown): void;
}>;

/** Records what was issued. `busy` is true until all of it is written, or could not be; then `settled` resolves. */
export function noteActivity({ append, clock, onTrouble }: NoteActivityPorts) {
  const { take, busy, settled } = takeTurns();
  let isTold = false;

  const note: NoteActivity = (...issued) => {
    const at = clock.now();
    const entries = issued.map((one) => ({ ...one, at }));
    if (entries.length === 0) return;
    void take(() =>
      append(entries).catch((error: unknown) => {
        if (!isTold) onTrouble(error);
        isTold = true;
      }),
    );
  };

  return { note, busy, settled };
}
