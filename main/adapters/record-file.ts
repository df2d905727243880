import { Problem } from '../domain/problem.ts';
import { nodeFileSystem } from './text-file-aside.ts';
import { readVersion } from './text-file-read.ts';
import { replaceContent } from './text-file-replace.ts';

export type RecordFile<T> = Readonly<{
  list(): Promise<readonly T[]>;
  /** Gives the list another content; `next` is asked anew when another process changed it meanwhile. */
  change(next: (before: readonly T[]) => readonly T[]): Promise<void>;
}>;

const mostTries = 20;

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
    async change(next) {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const version = await readVersion(path);
        const text = `${JSON.stringify({ version: 1, [field]: next(entriesIn(version?.text)) }, null, 2)}\n`;
        const replacement = { path, next: text, expected: version, backup: undefined, fileSystem: nodeFileSystem };
        if ((await replaceContent({ ...replacement, keeps: 'secrets' })).outcome === 'replaced') return;
      }
      throw new Problem('file', { what: `Another program keeps changing ${path}.`, next: 'Try again in a moment.' });
    },
  };
}
