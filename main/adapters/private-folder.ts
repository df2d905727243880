import { mkdir } from 'node:fs/promises';
import { fileProblem } from './text-file-problem.ts';

/** Makes a folder for its owner alone, with those above it, where it is missing. Rejects with a `Problem` of kind `file`. */
export async function privateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileProblem(path, 'changed', error);
  }
}
