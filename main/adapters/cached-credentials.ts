import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CachedCredentials } from '../domain/cached-credentials.ts';
import { parseTimestamp } from '../domain/timestamp.ts';
import { readTolerantJson } from '../domain/tolerant-json.ts';
import { fileProblem } from './text-file-problem.ts';

/** The credentials that the AWS CLI keeps in `folder` (its `JSONFileCache`). Rejects with a `Problem` of kind `file`. */
export async function cachedCredentials(folder: string): Promise<readonly CachedCredentials[]> {
  const found: CachedCredentials[] = [];
  for (const file of await jsonFiles(folder)) {
    const text = await textIn(join(folder, file)).catch(() => '');
    const { ProviderType: provider, Credentials: inside } = readTolerantJson(text)?.object ?? {};
    if (typeof inside !== 'object' || inside === null) continue;
    const { AccountId: accountId, Expiration: end } = inside as Readonly<Record<string, unknown>>;
    const expiresAt = typeof end === 'string' ? parseTimestamp(end) : undefined;
    found.push({
      file,
      isSso: provider === 'sso',
      ...(typeof accountId === 'string' && { accountId }),
      ...(expiresAt !== undefined && { expiresAt }),
    });
  }
  return found;
}

/** Nothing of what is no file: to open a named pipe could take for ever. */
async function textIn(path: string): Promise<string> {
  return (await stat(path)).isFile() ? readFile(path, 'utf8') : '';
}

async function jsonFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw fileProblem(folder, 'read', error);
  }
}
