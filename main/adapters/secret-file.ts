import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, lstat, rm, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { Problem } from '../domain/problem.ts';
import type { SecretFile } from '../services/secret-file.ts';
import { openOrdinary } from './ordinary-file.ts';
import { type FileSystem, nodeFileSystem, sweepAside, tryAside, writeAside } from './text-file-aside.ts';
import { withFileLock } from './text-file-lock.ts';
import { fileProblem } from './text-file-problem.ts';

const mostBytes = 256 * 1024 * 1024;

/** Tells a text from any other, and nothing of it. */
export const secretDigest = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/**
 * A file that a person names for secrets to be written to. Its folder has to be there. What is no ordinary file (a link, a
 * pipe, a device) is not written through: nobody can tell who reads there.
 */
export function secretFile(path: string, fileSystem: FileSystem = nodeFileSystem): SecretFile {
  const locked = <T>(work: () => Promise<T>): Promise<T> => withFileLock(`${path}.daypass-lock`, work);
  return {
    async check() {
      await assertPossible(path);
      await tryAside(path).catch((error: unknown) => {
        throw fileProblem(path, 'changed', error);
      });
    },
    async write(text, signal) {
      await assertPossible(path);
      try {
        await locked(async () => {
          await sweepAside(path);
          const isWanted = async () => {
            await assertPossible(path);
            return !signal.aborted;
          };
          if (!(await writeAside(path, Buffer.from(text), fileSystem, isWanted))) throw signal.reason;
        });
      } catch (error) {
        throw signal.aborted && error === signal.reason ? error : fileProblem(path, 'changed', error);
      }
    },
    tidy: () => locked(() => sweepAside(path)).catch(() => undefined),
    async isThere() {
      try {
        await lstat(path);
        return true;
      } catch (error) {
        return !isMissing(error) || (await isOutOfReach(path));
      }
    },
    async remove(digest) {
      try {
        const content = await contentOf(path);
        if (content === undefined || secretDigest(content) !== digest) return 'changed';
        await rm(path);
        return 'gone';
      } catch (error) {
        if (isMissing(error)) {
          if (await isOutOfReach(path)) throw outOfReach(path);
          return 'gone';
        }
        if (error instanceof Problem) return 'changed';
        throw fileProblem(path, 'changed', error);
      }
    },
  };
}

/** Undefined for what is larger than any file of ours. */
async function contentOf(path: string): Promise<Buffer | undefined> {
  const file = await openOrdinary(path, constants.O_RDONLY);
  try {
    return (await file.stat()).size > mostBytes ? undefined : await file.readFile();
  } finally {
    await file.close();
  }
}

async function assertPossible(path: string): Promise<void> {
  if (path.endsWith('/') || path.endsWith(sep)) throw refused(`${path} names a folder.`, 'Name a file in it.');
  const folder = dirname(path);
  const inFolder = await stat(folder).catch((error: unknown) => {
    if (!isMissing(error)) throw fileProblem(path, 'changed', error);
    throw refused(`There is no folder ${folder}.`, 'Make it, or name a file in another one.');
  });
  if (!inFolder.isDirectory()) throw refused(`${folder} is not a folder.`, 'Name a file in another one.');
  try {
    const facts = await lstat(path).catch((error: unknown) => (isMissing(error) ? undefined : Promise.reject(error)));
    if (facts !== undefined) assertOrdinary(path, facts);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw fileProblem(path, 'changed', error);
  }
}

function assertOrdinary(path: string, facts: Stats): void {
  if (!facts.isFile()) {
    const what = facts.isSymbolicLink() ? 'a link' : facts.isDirectory() ? 'a folder' : 'not an ordinary file';
    throw refused(`${path} is ${what}, and credentials are written to ordinary files only.`, 'Name another file.');
  }
  // A rename would get around it.
  if ((facts.mode & 0o200) === 0) throw refused(`${path} is read-only, so it was left as it is.`, 'Name another file.');
}

/** Where its folder is away, its disk may be. */
const isOutOfReach = (path: string): Promise<boolean> =>
  stat(dirname(path)).then(
    (facts) => !facts.isDirectory(),
    () => true,
  );

const outOfReach = (path: string): Problem =>
  new Problem('file', {
    what: `${path} could not be deleted.`,
    why: 'Its folder is not there; it may be on a disk that is not connected.',
    next: 'Connect the disk, then try again. If the folder is gone for good, choose Keep.',
  });

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const refused = (what: string, next: string): Problem => new Problem('file', { what, next });
