import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { chmod, lstat, rename, rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Problem } from '../domain/problem.ts';
import { privateFolder } from './private-folder.ts';

/** So many wait to be let in. */
export const backlog = 256;

/**
 * Has a server listen at a socket that its owner alone may use (0600), in a folder that nobody else may enter (0700). It is made under
 * another name, and takes the place of what a crashed app left. Gives what removes it. Rejects where the folder can't be closed to others.
 */
export async function listenOnSocket(server: Server, path: string): Promise<() => void> {
  const folder = dirname(path);
  await privateFolder(folder);
  await assertOwn(folder);
  // No longer than the name that it is given.
  const aside = join(folder, 'new');
  await rm(aside, { force: true });
  try {
    const listening = once(server, 'listening');
    server.listen({ path: aside, backlog });
    await listening;
    await chmod(aside, 0o600);
    await rename(aside, path);
  } catch (error) {
    server.close();
    throw error;
  }
  return () => rmSync(path, { force: true });
}

/** Some disks take a mode and keep another, and the folder could have been put there by somebody else. */
async function assertOwn(folder: string): Promise<void> {
  const facts = await lstat(folder);
  if (facts.isDirectory() && facts.uid === process.getuid?.() && (facts.mode & 0o077) === 0) return;
  throw new Problem('file', { what: `The folder ${folder} is not for its owner alone.` });
}
