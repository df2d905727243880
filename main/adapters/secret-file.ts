import type { Stats } from 'node:fs';
import { access, constants, lstat, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { Problem } from '../domain/problem.ts';
import { nodeFileSystem, sweepAside, writeAside } from './text-file-aside.ts';
import { withFileLock } from './text-file-lock.ts';
import { fileProblem } from './text-file-problem.ts';

/** A file for secrets. Both calls reject with a `Problem` of kind `file`; what is there then is as it was. */
export type SecretFile = Readonly<{
  /** Rejects where it could not be written, so that nobody waits for nothing. */
  check(): Promise<void>;
  /** Puts the text there, readable by its owner alone, whole or not at all. When `signal` is aborted before, it rejects with the reason. */
  write(text: string, signal: AbortSignal): Promise<void>;
}>;

/**
 * A file that a person names for secrets to be written to. Its folder has to be there. What is no ordinary file (a link, a
 * pipe, a device) is not written through: nobody can tell who reads there.
 */
export function secretFile(path: string): SecretFile {
  return {
    check: () => assertPossible(path),
    async write(text, signal) {
      await assertPossible(path);
      try {
        await withFileLock(`${path}.daypass-lock`, async () => {
          await sweepAside(path);
          const isWanted = async () => {
            await assertPossible(path);
            return !signal.aborted;
          };
          if (!(await writeAside(path, Buffer.from(text), nodeFileSystem, isWanted))) throw signal.reason;
        });
      } catch (error) {
        throw signal.aborted && error === signal.reason ? error : fileProblem(path, 'changed', error);
      }
    },
  };
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

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const refused = (what: string, next: string): Problem => new Problem('file', { what, next });
