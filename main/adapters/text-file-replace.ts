import { chmod, lstat, mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bytesOf } from '../domain/aws-file/text.ts';
import { Problem } from '../domain/problem.ts';
import type { Removed, Replaced, TextVersion } from '../services/text-file.ts';
import { type FileFacts, type FileSystem, flushFolder, sweepAside, writeAside } from './text-file-aside.ts';
import { withFileLock } from './text-file-lock.ts';
import { fileProblem } from './text-file-problem.ts';
import { readVersion, targetOf } from './text-file-read.ts';
import { markSettled, readSettled } from './text-file-settled.ts';

export type Replacement = Readonly<{
  path: string;
  next: string;
  expected: TextVersion | undefined;
  /** Where the old content is kept, unless it is empty; undefined when it is kept already. */
  backup: string | undefined;
  keeps: 'mode' | 'secrets';
  fileSystem: FileSystem;
}>;

/** See `TextFile.replace`. */
export async function replaceContent(replacement: Replacement): Promise<Replaced> {
  const { path } = replacement;
  try {
    const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Whatever the umask is.
    if (made !== undefined) await chmod(dirname(path), 0o700);
    const target = await targetOf(path);
    return await withFileLock(`${target}.daypass-lock`, () => replaceLocked(target, replacement));
  } catch (error) {
    throw fileProblem(path, 'changed', error);
  }
}

async function replaceLocked(target: string, replacement: Replacement): Promise<Replaced> {
  const { expected, backup, keeps, fileSystem } = replacement;
  if (!sameContent(await readSettled(target), expected)) return { outcome: 'stale' };
  await assertReplaceable(target);
  await sweepAside(target);
  const owner = expected === undefined ? undefined : await writableFacts(target);
  const facts = owner && keeps === 'secrets' ? { ...owner, mode: owner.mode & 0o700 } : owner;
  const kept = expected !== undefined && expected.bytes.length > 0 ? backup : undefined;
  if (kept !== undefined && expected !== undefined) {
    await writeAside(kept, expected.bytes, fileSystem, () => Promise.resolve(true)).catch((error: unknown) => {
      throw fileProblem(kept, 'changed', error);
    });
  }
  const isAsExpected = async (): Promise<boolean> => sameContent(await readVersion(target), expected);
  const written = await writeAside(target, bytesOf(replacement.next), fileSystem, isAsExpected, facts);
  if (!written) return { outcome: 'stale' };
  await markSettled(target);
  return kept === undefined ? { outcome: 'replaced' } : { outcome: 'replaced', backup: kept };
}

/** See `TextFile.remove`. */
export async function removeContent(path: string, expected: TextVersion): Promise<Removed> {
  try {
    const isAsExpected = async (): Promise<boolean> =>
      !(await isLink(path)) && sameContent(await readVersion(path), expected);
    return await withFileLock(`${path}.daypass-lock`, async () => {
      if (!sameContent(await readSettled(path), expected) || !(await isAsExpected())) return { outcome: 'stale' };
      await writableFacts(path);
      await sweepAside(path);
      await rm(path);
      await flushFolder(dirname(path));
      return { outcome: 'removed' };
    });
  } catch (error) {
    throw fileProblem(path, 'changed', error);
  }
}

const isLink = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => undefined))?.isSymbolicLink() === true;

/** A rename would put a file in the place of a device or a pipe, too. */
async function assertReplaceable(target: string): Promise<void> {
  const facts = await stat(target).catch(() => undefined);
  if (facts === undefined || facts.isFile()) return;
  throw new Problem('file', { what: `${target} is not a file, so it was left as it is.`, next: 'Name another file.' });
}

/** Mode and owner of a file that may be replaced. A rename would get around a missing write permission, so it is asked for. */
async function writableFacts(target: string): Promise<FileFacts> {
  const { mode, uid, gid } = await stat(target);
  if ((mode & 0o200) === 0) {
    throw new Problem('file', {
      what: `${target} is read-only, so it was left as it is.`,
      next: 'Make it writable (chmod u+w), then try again.',
    });
  }
  const me = process.geteuid?.();
  if (me !== undefined && me !== 0 && me !== uid) {
    throw new Problem('file', {
      what: `${target} belongs to another user, so it was left as it is.`,
      next: 'Make it your own, then try again.',
    });
  }
  return { mode: mode & 0o7777, uid, gid };
}

function sameContent(a: TextVersion | undefined, b: TextVersion | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.bytes.length === b.bytes.length && Buffer.compare(a.bytes, b.bytes) === 0;
}
