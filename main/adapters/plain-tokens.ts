import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asideName } from '../domain/aside-name.ts';
import { Problem } from '../domain/problem.ts';
import { readTokenRecord } from '../domain/token-record.ts';
import type { PlainFile, PlainTokens } from '../services/plain-tokens.ts';
import { sweepUnfinished } from './sweep-unfinished.ts';
import { type FileSystem, flushFolder, nodeFileSystem, renamePatiently } from './text-file-aside.ts';
import { fileProblem } from './text-file-problem.ts';
import { readVersion, targetOf } from './text-file-read.ts';
import { replaceContent } from './text-file-replace.ts';
import { tokenCache } from './token-cache.ts';

export type PlainTokensOptions = Readonly<{ label?(path: string): string; fileSystem?: FileSystem }>;

/** The AWS CLI before 2.32 and the JavaScript SDK cut a file before they write it: a damaged one may be whole in a moment. */
const pausesMs = [30, 70, 120];
/** Who opened a file before it was put aside writes into it for so long at most, and never leaves it as it was. */
const calm = { forMs: 60, halfMs: 2_000 };

/** The files of the token cache in `folder`, to be moved. */
export function plainTokens(
  folder: string,
  { label = (path) => path, fileSystem = nodeFileSystem }: PlainTokensOptions = {},
): PlainTokens {
  const cache = tokenCache(folder);
  const pathOf = (file: string): string => join(folder, file);

  async function readNow(file: string): Promise<PlainFile | undefined> {
    const answer = await cache.read(file);
    if (answer.kind === 'unreadable') {
      throw new Problem('file', {
        what: `${label(pathOf(file))} can't be read.`,
        why: answer.reason,
        next: 'Put that right, then try again.',
      });
    }
    return answer.kind === 'text' ? { file, text: answer.text, modifiedAt: answer.modifiedAt } : undefined;
  }

  async function read(file: string): Promise<PlainFile | undefined> {
    for (let attempt = 0; ; attempt++) {
      const found = await readNow(file);
      const pause = pausesMs[attempt];
      if (found === undefined || !isHalf(found) || pause === undefined) return found;
      await sleep(pause);
    }
  }

  async function readCalm(file: string): Promise<PlainFile | undefined> {
    const began = performance.now();
    for (let found = await readNow(file); ; ) {
      await sleep(calm.forMs);
      const again = await readNow(file);
      const isOver = performance.now() - began > calm.halfMs;
      if (again === undefined || isOver || (again.text === found?.text && !isHalf(again))) return again;
      found = again;
    }
  }

  return {
    names: cache.list,
    read,
    async putAside(file) {
      const aside = asideName(file, randomUUID());
      try {
        // A link goes aside as a link: what it leads to is read, and removed, through it.
        await renamePatiently(fileSystem, pathOf(file), pathOf(aside));
        await flushFolder(folder);
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw fileProblem(label(pathOf(file)), 'changed', error);
      }
      return readCalm(aside);
    },
    async write(file, next, text) {
      const path = pathOf(file);
      const there = await readVersion(path);
      if ((there && Buffer.from(there.bytes).toString('utf8')) !== text) return 'stale';
      const replacement = { path, next, expected: there, backup: undefined, fileSystem, keeps: 'secrets' as const };
      return (await replaceContent(replacement)).outcome === 'replaced' ? 'done' : 'stale';
    },
    async remove(file) {
      const path = pathOf(file);
      try {
        // A link that leads nowhere holds none.
        const target = await targetOf(path).catch(() => path);
        for (const one of new Set([target, path])) {
          await rm(one, { force: true });
          await flushFolder(dirname(one));
        }
      } catch (error) {
        throw fileProblem(label(path), 'changed', error);
      }
    },
    sweep: (file) => sweepUnfinished([pathOf(file)]),
    label: (file) => label(pathOf(file)),
  };
}

function isHalf({ text }: PlainFile): boolean {
  const reading = readTokenRecord(text);
  return reading.kind !== 'client-registration' && reading.damaged;
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
