import { randomUUID } from 'node:crypto';
import { chmod, chown, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The calls that can fail in ways a test must be able to stage. */
export type FileSystem = Readonly<{
  writeWhole(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
}>;

export const nodeFileSystem: FileSystem = { writeWhole, rename };

export type FileFacts = Readonly<{ mode: number; uid: number; gid: number }>;

const asideOf = (target: string, id: string): string => join(dirname(target), `.${basename(target)}.${id}.daypass-new`);

/** Takes away what killed processes left unfinished: under the lock nobody else is writing one. */
export async function sweepAside(target: string): Promise<void> {
  const names = await readdir(dirname(target)).catch(() => []);
  // `.a.b.…` is of the file `a.b`, and none of a file `a`.
  const isOfTarget = (name: string): boolean => name === basename(asideOf(target, name.split('.').at(-2) ?? ''));
  await Promise.all(names.filter(isOfTarget).map((name) => rm(join(dirname(target), name), { force: true })));
}

/**
 * Writes a new file beside `target` and renames it over, unless `stillRight` says no. Without `facts` it is for its owner
 * alone.
 */
export async function writeAside(
  target: string,
  bytes: Uint8Array,
  fileSystem: FileSystem,
  stillRight: () => Promise<boolean>,
  facts?: FileFacts,
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

/** Makes the file beside `target` that `writeAside` would make, and takes it away: what stands in its way is known then. */
export async function tryAside(target: string): Promise<void> {
  const aside = asideOf(target, randomUUID());
  try {
    await writeWhole(aside, Buffer.of());
  } finally {
    await rm(aside, { force: true });
  }
}

async function takeOver(path: string, { mode, uid, gid }: FileFacts): Promise<void> {
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
export async function renamePatiently(fileSystem: FileSystem, from: string, to: string): Promise<void> {
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

/** Makes a rename, or a removal, itself last through a power cut, where the platform can (Windows cannot open folders). */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
