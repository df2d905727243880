import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RoleCache } from '../services/remove-role-credentials.ts';
import { cachedCredentials } from './cached-credentials.ts';
import { fileProblem } from './text-file-problem.ts';

/** The AWS CLI's cache of role credentials in `folder`. Other providers keep theirs there, too: only SSO's are told of. */
export function roleCache(folder: string): RoleCache {
  return {
    list: async () => (await cachedCredentials(folder)).filter(({ isSso }) => isSso),
    async remove(files) {
      for (const path of files.map((file) => join(folder, file))) {
        await rm(path, { force: true }).catch((error: unknown) => {
          throw fileProblem(path, 'changed', error);
        });
      }
    },
  };
}
