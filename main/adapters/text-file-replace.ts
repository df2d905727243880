import { randomUUID } from 'node:crypto';
import { chmod, chown, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesOf } from '../domain/aws-file/text.ts';
import { Problem } from '../domain/problem.ts';
import type { Replaced, TextVersion } from '../services/text-file.ts';
import { withFileLock } from './text-file-lock.ts';
import { fileProblem } from './text-file-problem.ts';
import { readVersion, targetOf } from './text-file-read.ts';
import { markSettled, readSettled } from './text-file-settled.ts';

/** The calls that can fail in ways a test must be able to stage. */
export type FileSystem = Readonly<{
  writeWhole(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
}>;

export const nodeFileSystem: FileSystem = { writeWhole, rename };

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
  await sweep(target);
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

const asideOf = (target: string, id: string): string => join(dirname(target), `.${basename(target)}.${id}.daypass-new`);

/** Takes away what killed processes left unfinished: under the lock nobody else is writing one. */
async function sweep(target: string): Promise<void> {
  const [before, after] = basename(asideOf(target, ' ')).split(' ') as [string, string];
  const names = await readdir(dirname(target)).catch(() => []);
  const left = names.filter((name) => name.startsWith(before) && name.endsWith(after));
  await Promise.all(left.map((name) => rm(join(dirname(target), name), { force: true })));
}

/** A rename would put a file in the place of a device or a pipe, too. */
async function assertReplaceable(target: string): Promise<void> {
  const facts = await stat(target).catch(() => undefined);
  if (facts === undefined || facts.isFile()) return;
  throw new Problem('file', { what: `${target} is not a file, so it was left as it is.`, next: 'Name another file.' });
}

type Facts = Readonly<{ mode: number; uid: number; gid: number }>;

/** Mode and owner of a file that may be replaced. A rename would get around a missing write permission, so it is asked for. */
async function writableFacts(target: string): Promise<Facts> {
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

/** Writes a new file beside `target` and renames it over, unless `stillRight` says no. */
async function writeAside(
  target: string,
  bytes: Uint8Array,
  fileSystem: FileSystem,
  stillRight: () => Promise<boolean>,
  facts?: Facts,
): Promise<boolean> {
  const folder = dirname(target);
  const aside = asideOf(target, randomUUID());
  try {
    await fileSystem.writeWhole(aside, bytes);
    if (facts !== undefined) await takeOver(aside, facts);
    if (!(await stillRight())) return false;
    await renamePatiently(fileSystem, aside, target);
    await flushFolder(folder);
    return true;
  } finally {
    await rm(aside, { force: true });
  }
}

async function takeOver(path: string, { mode, uid, gid }: Facts): Promise<void> {
  const mine = await stat(path);
  // Only root may give files away; a group that cannot be kept must not hold up the change.
  if (mine.uid !== uid || mine.gid !== gid) await chown(path, uid, gid).catch(() => undefined);
  await chmod(path, mode);
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** On Windows a file that a virus scanner or another reader holds open for a moment cannot be replaced. */
async function renamePatiently(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  for (let pause = 10; ; pause *= 2) {
    try {
      return await fileSystem.rename(from, to);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(code) || pause > 640) throw error;
      await sleep(pause);
    }
  }
}

/** Makes the rename itself last through a power cut, where the platform can (Windows cannot open folders). */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function sameContent(a: TextVersion | undefined, b: TextVersion | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.bytes.length === b.bytes.length && Buffer.compare(a.bytes, b.bytes) === 0;
}
