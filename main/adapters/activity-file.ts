import { constants } from 'node:fs';
import { type FileHandle, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Activity } from '../domain/activity.ts';
import { activityLine } from '../domain/activity-line.ts';
import { openOrdinary } from './ordinary-file.ts';
import { privateFolder } from './private-folder.ts';
import { withFileLock } from './text-file-lock.ts';
import { fileProblem } from './text-file-problem.ts';

/** Where the record lies: what is new, and what was before it. */
export const activityPaths = (home: string) => ({
  now: join(home, 'activity.jsonl'),
  before: join(home, 'activity-before.jsonl'),
});

/** Some five thousand uses: as many are kept at least, and twice as many at most. */
export const fullBytes = 1_000_000;

/** A program that waits to end must not wait long. */
const patienceMs = 2_000;

/**
 * Adds entries to the record in `home`, for its owner alone. Several processes may do that at once: each writes all that it has in
 * one piece at the end. A full file takes the place of the one before it, so that nobody who is writing meanwhile loses a line.
 * Rejects with a `Problem` of kind `file`.
 */
export function appendActivity(home: string): (entries: readonly Activity[]) => Promise<void> {
  const { now, before } = activityPaths(home);

  /** False where the file was full, and is no longer. */
  async function attempt(lines: string): Promise<boolean> {
    const file = await openOrdinary(now, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT);
    try {
      const { size, mode } = await file.stat();
      if (size >= fullBytes && (await putAside(size))) return false;
      if ((mode & 0o077) !== 0) await file.chmod(0o600);
      await addTo(file, size, lines);
      return true;
    } finally {
      await file.close();
    }
  }

  /** Where that can't be had, the file grows for a while. */
  async function putAside(size: number): Promise<boolean> {
    try {
      await withFileLock(`${now}.daypass-lock`, renameIfFull, patienceMs);
      return true;
    } catch (error) {
      if (size >= 2 * fullBytes) throw error;
      return false;
    }
  }

  /** Another process may have been here first. */
  async function renameIfFull(): Promise<void> {
    if ((await stat(now)).size >= fullBytes) await rename(now, before);
  }

  return async (entries) => {
    const lines = entries.map(activityLine).join('');
    try {
      await privateFolder(home);
      while (!(await attempt(lines)));
    } catch (error) {
      throw fileProblem(now, 'changed', error);
    }
  };
}

/** Half a line, left by a full disk or a power cut, spoils none but itself. */
async function addTo(file: FileHandle, size: number, lines: string): Promise<void> {
  const end = Buffer.alloc(1);
  if (size > 0) await file.read(end, 0, 1, size - 1);
  const bytes = Buffer.from(size === 0 || end.toString() === '\n' ? lines : `\n${lines}`);
  const { bytesWritten } = await file.write(bytes);
  if (bytesWritten < bytes.length) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
}
