import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../domain/problem.ts';

/** A lock that is older than this was left behind by a process that died: the work under it takes milliseconds. */
const abandonedMs = 10_000;
const patienceMs = 15_000;

/**
 * Runs `work` while no other Daypass process works under the same lock file: between comparing a file with what was read and
 * renaming the new one over it, two of them could otherwise lose each other's change.
 */
export async function withFileLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const givenUp = Date.now() + patienceMs;
  while (!(await takes(lock))) {
    if (Date.now() > givenUp) {
      throw new Problem('file', { what: `Another program keeps ${lock}.`, next: 'Remove that file, then try again.' });
    }
    await sleep(5 + Math.random() * 20);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function takes(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const left = await stat(lock).catch(() => undefined);
  if (left !== undefined && Math.abs(Date.now() - left.mtimeMs) > abandonedMs) await rm(lock, { force: true });
  return false;
}
