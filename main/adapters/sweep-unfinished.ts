import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { sweepAside } from './text-file-aside.ts';
import { withFileLock } from './text-file-lock.ts';
import { targetOf } from './text-file-read.ts';

/**
 * Takes away what killed processes left of writing these files: new content that was not put in place, and locks. What a process that
 * lives is at is left to it. Never rejects: the next who writes takes it away as well.
 */
export async function sweepUnfinished(paths: readonly string[]): Promise<void> {
  for (const path of paths) await sweepOne(path).catch(() => undefined);
}

async function sweepOne(path: string): Promise<void> {
  const target = await targetOf(path);
  const names = await readdir(dirname(target));
  const name = basename(target);
  const isLeft = (one: string) =>
    one.startsWith(`${name}.daypass-lock`) || (one.startsWith(`.${name}.`) && one.endsWith('.daypass-new'));
  if (names.some(isLeft)) await withFileLock(`${target}.daypass-lock`, () => sweepAside(target));
}
