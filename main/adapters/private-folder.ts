import { chmod, mkdir, stat } from 'node:fs/promises';
import { fileProblem } from './text-file-problem.ts';

/**
 * Makes a folder for its owner alone, with those above it, where it is missing; one that is there is closed to others, since the AWS
 * CLI makes it as the umask has it. Rejects with a `Problem` of kind `file`.
 */
export async function privateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await closeToOthers(path);
  } catch (error) {
    throw fileProblem(path, 'changed', error);
  }
}

/** Where it belongs to somebody else, it stays as it is: the files in it are closed all the same. */
async function closeToOthers(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) await chmod(path, mode & 0o700).catch(() => undefined);
}
