import { bytesOf } from '../domain/aws-file/text.ts';
import { Problem, problemOf } from '../domain/problem.ts';
import type { TextFile, TextVersion } from './text-file.ts';

/** What a file is to become: without a text it is to be gone. */
export type FileWrite = Readonly<{ file: TextFile; before: TextVersion | undefined; text: string | undefined }>;

/** A file before and after it was written. */
export type FileChange = Readonly<{
  file: TextFile;
  before: TextVersion | undefined;
  after: TextVersion | undefined;
  /** The copy that was made of it. */
  backup?: string;
}>;

/**
 * Writes all of these files or none: where one is not as expected (`stale`), or can't be written, those that were written already are
 * put back. Rejects with a `Problem` of kind `file`, which names a file that could not be put back.
 */
export async function writeTogether(writes: readonly FileWrite[]): Promise<readonly FileChange[] | 'stale'> {
  for (const { file, before } of writes) if ((await file.read())?.text !== before?.text) return 'stale';
  const done: FileChange[] = [];
  try {
    for (const write of writes) {
      const change = await writeOne(write);
      if (change === 'stale') {
        await putBack(done);
        return 'stale';
      }
      done.push(change);
    }
  } catch (error) {
    await putBack(done);
    throw error;
  }
  return done;
}

async function writeOne({ file, before, text }: FileWrite): Promise<FileChange | 'stale'> {
  if (text === undefined) {
    if (before === undefined) return { file, before, after: undefined };
    return (await file.remove(before)).outcome === 'stale' ? 'stale' : { file, before, after: undefined };
  }
  const replaced = await file.replace(text, before);
  if (replaced.outcome === 'stale') return 'stale';
  const after = { text, bytes: bytesOf(text) };
  return { file, before, after, ...(replaced.backup !== undefined && { backup: replaced.backup }) };
}

async function putBack(done: readonly FileChange[]): Promise<void> {
  for (const { file, before, after } of done.toReversed()) {
    const back = await writeOne({ file, before: after, text: before?.text }).catch(problemOf);
    if (back !== 'stale' && !(back instanceof Problem)) continue;
    throw new Problem('file', {
      what: `Only a part of the change was made: ${file.path} has it, and another file has not.`,
      why: back === 'stale' ? 'Another program has changed it meanwhile.' : back.words.what,
      next: 'Look at that file, then try again.',
    });
  }
}
