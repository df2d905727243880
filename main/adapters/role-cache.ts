import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readTolerantJson } from '../domain/tolerant-json.ts';
import type { CachedRole, RoleCache } from '../services/remove-role-credentials.ts';
import { fileProblem } from './text-file-problem.ts';

/** The AWS CLI's cache of role credentials in `folder`. Other providers keep theirs there, too: only SSO's are told of. */
export function roleCache(folder: string): RoleCache {
  return {
    async list() {
      const found: CachedRole[] = [];
      for (const file of await jsonFiles(folder)) {
        const text = await readFile(join(folder, file), 'utf8').catch(() => '');
        const { ProviderType: provider, Credentials: credentials } = readTolerantJson(text)?.object ?? {};
        if (provider !== 'sso') continue;
        const { AccountId: accountId } = (credentials ?? {}) as Readonly<Record<string, unknown>>;
        found.push({ file, ...(typeof accountId === 'string' && { accountId }) });
      }
      return found;
    },
    async remove(files) {
      for (const path of files.map((file) => join(folder, file))) {
        await rm(path, { force: true }).catch((error: unknown) => {
          throw fileProblem(path, 'changed', error);
        });
      }
    },
  };
}

async function jsonFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw fileProblem(folder, 'read', error);
  }
}
