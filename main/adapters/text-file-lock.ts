import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../domain/problem.ts';

/** The holder shows that it lives by touching its lock this often. */
const pulseMs = 1_000;
/** A lock without a pulse for so long was left behind. */
const abandonedMs = 10_000;
/** The same where this machine knows no such process (any more); not at once, since containers number theirs anew. */
const orphanedMs = 3_000;
const usualPatienceMs = 15_000;

/**
 * Runs `work` while no other Daypass process works under the same lock file: between comparing a file with what was read and
 * renaming the new one over it, two of them could otherwise lose each other's change. A lock of a process that died is broken.
 * After a long sleep of the machine two may hold it, so what is written under it is compared with the file all the same.
 */
export async function withFileLock<T>(
  lock: string,
  work: () => Promise<T>,
  patienceMs: number = usualPatienceMs,
): Promise<T> {
  const holder = `${process.pid} ${hostname()} ${randomUUID()}`;
  const givenUp = performance.now() + patienceMs;
  while (!(await takes(lock, holder))) {
    if (performance.now() > givenUp) {
      throw new Problem('file', { what: `Another program keeps ${lock}.`, next: 'Remove that file, then try again.' });
    }
    await sleep(5 + Math.random() * 20);
  }
  const pulse = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), pulseMs);
  pulse.unref();
  try {
    return await work();
  } finally {
    clearInterval(pulse);
    if ((await holderOf(lock)) === holder) await rm(lock, { force: true });
  }
}

async function takes(lock: string, holder: string): Promise<boolean> {
  if (await makes(lock, holder)) return true;
  if (await isAbandoned(lock)) await breakLock(lock);
  return false;
}

/** True when the file was not there and is now. */
async function makes(path: string, content: string): Promise<boolean> {
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined;
    throw error;
  });
  if (file === undefined) return false;
  try {
    await file.writeFile(content);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return true;
}

/** One at a time, and after another look: else the second to break it would remove the lock of whoever took it in between. */
async function breakLock(lock: string): Promise<void> {
  const breaking = `${lock}-breaking`;
  if (!(await makes(breaking, ''))) {
    if (await isOlder(breaking, abandonedMs)) await rm(breaking, { force: true });
    return;
  }
  try {
    if (await isAbandoned(lock)) await rm(lock, { force: true });
  } finally {
    await rm(breaking, { force: true });
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  if (await isOlder(lock, abandonedMs)) return true;
  if (!(await isOlder(lock, orphanedMs))) return false;
  const [pid, host] = (await holderOf(lock))?.split(' ') ?? [];
  return host === hostname() && !isRunning(Number(pid));
}

/** By the date in either direction: a clock that was set back makes old files look new. */
async function isOlder(path: string, ms: number): Promise<boolean> {
  const facts = await stat(path).catch(() => undefined);
  return facts !== undefined && Math.abs(Date.now() - facts.mtimeMs) > ms;
}

const holderOf = (lock: string): Promise<string | undefined> => readFile(lock, 'utf8').catch(() => undefined);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
