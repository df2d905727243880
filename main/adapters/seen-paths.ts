import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { SeenPath } from '../domain/doctor/seen-path.ts';
import { fileProblem } from './text-file-problem.ts';

/** Where to look. */
export type Look = Readonly<{
  path: string;
  isSecret: boolean;
  /** Also the files directly in this folder of which this is true. */
  inside?: (name: string) => boolean;
  /** Whose the folder is and how open it is does not matter, only what lies in it. */
  insideOnly?: true;
}>;

/** How things lie there, each once; what is not there is left out. Rejects with a `Problem` where a folder can't be looked into. */
export async function seenPaths(looks: readonly Look[], label: (path: string) => string): Promise<readonly SeenPath[]> {
  const found = new Map<string, SeenPath>();
  for (const { path, isSecret, inside, insideOnly } of looks) {
    const seen = await see(path, label, { isSecret, isOurs: insideOnly !== true });
    if (seen === undefined) continue;
    if (insideOnly !== true) found.set(path, seen);
    if (inside === undefined || seen.kind !== 'folder') continue;
    for (const name of await namesIn(path)) {
      const one = join(path, name);
      if (!inside(name) || found.has(one)) continue;
      const file = await see(one, label, { isSecret, isOurs: insideOnly !== true, within: label(path) });
      if (file?.kind === 'file') found.set(one, file);
    }
  }
  return [...found.values()];
}

async function see(
  path: string,
  label: (path: string) => string,
  about: Pick<SeenPath, 'isSecret' | 'isOurs' | 'within'>,
): Promise<SeenPath | undefined> {
  try {
    const itself = await lstat(path);
    const isLink = itself.isSymbolicLink();
    const behind = isLink ? await stat(path).catch(() => undefined) : itself;
    const { mode, uid, mtimeMs: modifiedAt } = behind ?? itself;
    const kind =
      behind === undefined ? 'nothing' : behind.isFile() ? 'file' : behind.isDirectory() ? 'folder' : 'other';
    const leadsTo = isLink ? { leadsTo: label(await endOf(path)) } : {};
    return { path, label: label(path), kind, ...leadsTo, ...about, mode: mode & 0o7777, uid, modifiedAt };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // The folder that nobody may look into is told of by itself.
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(code)) return undefined;
    throw fileProblem(path, 'read', error);
  }
}

const endOf = (path: string): Promise<string> =>
  realpath(path).catch(async () => resolve(dirname(path), await readlink(path)));

/** That nobody may look into a folder shows in its mode. */
const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return [];
    throw fileProblem(folder, 'read', error);
  });
