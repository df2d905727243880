import { lstat, readFile, realpath, stat } from 'node:fs/promises';
import { textOf } from '../domain/aws-file/text.ts';
import { Problem } from '../domain/problem.ts';
import type { TextVersion } from '../services/text-file.ts';
import { fileProblem } from './text-file-problem.ts';

/** Above this nothing is read: no AWS file is that large, and the person should know. */
const largest = 64 * 1024 * 1024;

/** Reads a file whole; undefined when it is not there. */
export async function readVersion(path: string): Promise<TextVersion | undefined> {
  try {
    const facts = await stat(path);
    // The AWS CLI takes the null device, and any other, for a file that is not there.
    if (facts.isCharacterDevice()) return undefined;
    if (!facts.isFile()) {
      throw new Problem('file', { what: `${path} is not a file.`, next: 'Move it away, then try again.' });
    }
    if (facts.size > largest) {
      throw new Problem('file', { what: `${path} is too large to be an AWS file.`, next: 'Look at what is in it.' });
    }
    const bytes = await readFile(path);
    return { text: textOf(bytes), bytes };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw fileProblem(path, 'read', error);
  }
}

/** Where the content of `path` lies: the end of its links, or `path` itself when nothing is there yet. */
export async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const link = await lstat(path).catch(() => undefined);
  if (link !== undefined) {
    throw new Problem('file', {
      what: `${path} is a link to a file that does not exist.`,
      next: 'Create that file or remove the link, then try again.',
    });
  }
  return path;
}
