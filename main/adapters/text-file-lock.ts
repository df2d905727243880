import { randomUUID } from 'node:crypto';
import { link, lstat, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../domain/problem.ts';

/** A lock that stays the same for so long was left behind. */
const abandonedMs = 10_000;
/** A holder whose work takes longer shows that it lives by touching its lock this often. */
const pulseMs = 1_000;
const usualPatienceMs = 15_000;
/** A lock that is kept for longer is kept for a person: then many that wait shall not keep the processors busy. */
const soonMs = 3_000;

/**
 * Runs `work` while no other Daypass process works under the same lock file: between comparing a file with what was read and
 * renaming the new one over it, two of them could otherwise lose each other's change. No clock is compared with the file's
 * date: the folder may lie on another machine. After the machine slept two may hold it, so what is written under it is
 * compared all the same.
 */
export async function withFileLock<T>(
  lock: string,
  work: () => Promise<T>,
  patienceMs: number = usualPatienceMs,
): Promise<T> {
  const start = performance.now();
  const mine = `${hostname()} ${process.pid} ${randomUUID()}`;
  let seen = { state: '', since: start };
  while (!(await takes(lock, mine))) {
    const now = performance.now();
    if (now - start > patienceMs) {
      throw new Problem('file', { what: `Another program keeps ${lock}.`, next: 'Remove that file, then try again.' });
    }
    const held = await stateOf(lock);
    if (held !== undefined) {
      if (held.state !== seen.state) seen = { state: held.state, since: now };
      if (isDead(held.holder) || now - seen.since > abandonedMs) await clearAway(lock, held.holder);
    }
    const pauseMs = now - start > soonMs ? 100 : 5;
    await sleep(pauseMs + Math.random() * 20);
  }
  const pulse = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), pulseMs);
  pulse.unref();
  try {
    return await work();
  } finally {
    clearInterval(pulse);
    // Somebody may have taken ours for abandoned, and hold one of their own.
    if ((await holderIn(lock).catch(() => mine)) === mine) await rm(lock, { force: true });
    await sweep(lock);
  }
}

async function takes(lock: string, mine: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx', 0o600);
    try {
      await file.writeFile(mine);
    } catch (error) {
      await rm(lock, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Windows answers so while a file of that name is being deleted.
    if (code === 'EEXIST' || (process.platform === 'win32' && code === 'EPERM')) return false;
    throw error;
  }
}

/** Who holds the lock, and that with the date of the last pulse; undefined when nobody does. */
async function stateOf(lock: string): Promise<Readonly<{ holder: string; state: string }> | undefined> {
  try {
    const [holder, { mtimeMs }] = await Promise.all([holderIn(lock), stat(lock)]);
    return { holder, state: `${holder} ${mtimeMs}` };
  } catch {
    return undefined;
  }
}

/** Rejects for what is no file: to open a pipe could take for ever, and what nobody here put there stays. */
async function holderIn(path: string): Promise<string> {
  if ((await lstat(path)).isFile()) return readFile(path, 'utf8');
  throw new Error(`${path} is not a file.`);
}

/** True when the holder was a process of this machine that is no more. */
function isDead(holder: string): boolean {
  const [host, pid] = holder.split(' ');
  if (host !== hostname() || pid === undefined || !/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** Takes an abandoned lock away; a fresh one that somebody put in its place meanwhile is given back. */
async function clearAway(lock: string, holder: string): Promise<void> {
  const aside = `${lock}.${hostname()} ${process.pid} ${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  if ((await holderIn(aside).catch(() => holder)) !== holder) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Takes away the locks that a process put aside and was killed before it could remove them. */
async function sweep(lock: string): Promise<void> {
  const prefix = `${basename(lock)}.`;
  const names = await readdir(dirname(lock)).catch(() => []);
  const left = names.filter((name) => name.startsWith(prefix) && isDead(name.slice(prefix.length)));
  await Promise.all(left.map((name) => rm(join(dirname(lock), name), { force: true })));
}
