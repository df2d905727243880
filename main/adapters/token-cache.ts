import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../domain/problem.ts';
import type { CacheFileReading, TokenCache } from '../services/token-cache.ts';

const mostBytes = 1024 * 1024;

/** The token cache in `folder`. Whatever lies there besides plain, readable JSON files is refused without touching it. */
export function tokenCache(folder: string): TokenCache {
  return {
    async list() {
      try {
        return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return [];
        throw new Problem(
          'file',
          { what: `The folder ${folder} can't be read.`, why: reasonOf(error), next: 'Check who may read it.' },
          { cause: error },
        );
      }
    },
    async read(file, knownVersion) {
      try {
        return await readPlainFile(join(folder, file), knownVersion);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return { kind: 'gone' };
        return { kind: 'unreadable', reason: reasonOf(error) };
      }
    },
  };
}

async function readPlainFile(path: string, knownVersion: string | undefined): Promise<CacheFileReading> {
  // Looked at before it is opened: opening a named pipe or a device can wait for ever, or do something.
  const seen = await stat(path, { bigint: true });
  if (!seen.isFile()) return { kind: 'unreadable', reason: `It is ${seen.isDirectory() ? 'a folder' : 'not a file'}.` };
  if (seen.size > mostBytes) return { kind: 'unreadable', reason: 'It is over 1 MB, far too big for a sign-in.' };
  if (versionOf(seen) === knownVersion) return { kind: 'unchanged' };
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const opened = await handle.stat({ bigint: true });
    if (!opened.isFile() || opened.size > mostBytes) return { kind: 'unreadable', reason: 'It was replaced just now.' };
    const text = await handle.readFile('utf8');
    return { kind: 'text', text, modifiedAt: Number(opened.mtimeNs / 1_000_000n), version: versionOf(opened) };
  } finally {
    await handle.close();
  }
}

type Stats = Readonly<{ dev: bigint; ino: bigint; size: bigint; mtimeNs: bigint; ctimeNs: bigint }>;

const versionOf = ({ dev, ino, size, mtimeNs, ctimeNs }: Stats): string => [dev, ino, size, mtimeNs, ctimeNs].join(':');

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'You have no permission to read it.';
  if (code === 'ELOOP') return 'It is a link that leads back to itself.';
  if (code === 'ENOTDIR') return 'Something on the way to it is a file, not a folder.';
  return `It could not be read${code === '' ? '' : ` (${code})`}.`;
}
