import { chmod, lstat, rm, stat } from 'node:fs/promises';
import type { ModeChange, SeenPath } from '../domain/doctor/seen-path.ts';
import { Problem } from '../domain/problem.ts';
import { fileProblem } from './text-file-problem.ts';

/** Sets who may use a file or folder; of a link, what lies behind it. Rejects with a `Problem` of kind `file`. */
export async function setMode({ path, mode }: ModeChange): Promise<void> {
  try {
    await chmod(path, mode);
    // Some disks of other systems take the call and do nothing.
    if (((await stat(path)).mode & 0o777) === mode) return;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw fileProblem(path, 'changed', error);
  }
  throw new Problem('file', {
    what: `${path} could not be changed.`,
    why: 'The disk that it is on knows no such permissions.',
  });
}

/** Removes a file that nobody has written since it was seen. Rejects with a `Problem` of kind `file`. */
export async function removeUnchanged({ path, modifiedAt }: Pick<SeenPath, 'path' | 'modifiedAt'>): Promise<void> {
  try {
    if ((await lstat(path)).mtimeMs === modifiedAt) await rm(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw fileProblem(path, 'changed', error);
  }
}
