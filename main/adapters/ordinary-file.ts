import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Problem } from '../domain/problem.ts';

/** Windows knows neither, nor pipes that lie in folders. */
const unhurt = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file of our own with these flags (of `constants`), made for its owner alone where it is missing. A pipe is not waited for and a
 * link not followed: both are refused with a `Problem`, as all else that is no ordinary file.
 */
export async function openOrdinary(path: string, flags: number): Promise<FileHandle> {
  const file = await open(path, flags | unhurt, 0o600).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw code === 'ELOOP' || code === 'ENXIO' ? refused(path) : error;
  });
  try {
    if ((await file.stat()).isFile()) return file;
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  throw refused(path);
}

const refused = (path: string): Problem =>
  new Problem('file', { what: `${path} is not an ordinary file.`, next: 'Move it away, then try again.' });
