import { rm } from 'node:fs/promises';
import { Problem } from '../domain/problem.ts';
import { type FileSystem, nodeFileSystem } from './text-file-aside.ts';
import { readVersion } from './text-file-read.ts';
import { replaceContent } from './text-file-replace.ts';

/** `keeps` as in `textFile`. */
type Options = Readonly<{ keeps: 'mode' | 'secrets'; fileSystem?: FileSystem }>;

const mostTries = 20;

/**
 * Gives a file of Daypass's own another text. `next` makes it of the one that is there, or gives undefined for no file; it is asked anew
 * where another process came in between. Rejects with a `Problem` of kind `file`,
 * or as Node does.
 */
export async function changeText(
  path: string,
  next: (text: string | undefined) => string | undefined,
  { keeps, fileSystem = nodeFileSystem }: Options,
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const expected = await readVersion(path);
    const text = next(expected?.text);
    if (text === expected?.text) return;
    if (text === undefined) return rm(path, { force: true });
    const replacement = { path, next: text, expected, backup: undefined, keeps, fileSystem };
    if ((await replaceContent(replacement)).outcome === 'replaced') return;
  }
  throw new Problem('file', { what: `Another program keeps changing ${path}.`, next: 'Try again in a moment.' });
}
