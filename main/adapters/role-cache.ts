import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readTolerantJson } from '../domain/tolerant-json.ts';
import type { RoleCache } from '../services/sign-out.ts';
import { fileProblem } from './text-file-problem.ts';

/** The AWS CLI's cache of role credentials in `folder`. Other providers keep theirs there, too: only SSO's are touched. */
export function roleCache(folder: string): RoleCache {
  return {
    async remove(files) {
      for (const path of files.map((file) => join(folder, file))) {
        try {
          const text = await readFile(path, 'utf8').catch(() => '');
          if (readTolerantJson(text)?.object.ProviderType === 'sso') await rm(path, { force: true });
        } catch (error) {
          throw fileProblem(path, 'changed', error);
        }
      }
    },
  };
}
