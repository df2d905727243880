import { changeText } from './change-text.ts';
import { readVersion } from './text-file-read.ts';

export type RecordFile<T> = Readonly<{
  list(): Promise<readonly T[]>;
  /** Gives the list another content; `next` is asked anew when another process changed it meanwhile. */
  change(next: (before: readonly T[]) => readonly T[]): Promise<void>;
}>;

/**
 * A list in Daypass's own folder, for its owner alone: the field `field` of a JSON file. What can't be understood counts as not there.
 * Rejects with a `Problem` of kind `file`.
 */
export function recordFile<T>(path: string, field: string, isEntry: (value: unknown) => value is T): RecordFile<T> {
  function entriesIn(text = ''): readonly T[] {
    try {
      const entries: unknown = JSON.parse(text)[field];
      return Array.isArray(entries) ? entries.filter(isEntry) : [];
    } catch {
      return [];
    }
  }

  return {
    list: async () => entriesIn((await readVersion(path))?.text),
    change(next) {
      const nextText = (text?: string) =>
        `${JSON.stringify({ version: 1, [field]: next(entriesIn(text)) }, null, 2)}\n`;
      return changeText(path, nextText, { keeps: 'secrets' });
    },
  };
}
