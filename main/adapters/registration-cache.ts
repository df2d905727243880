import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistrationCache } from '../services/registration-cache.ts';
import { nodeFileSystem } from './text-file-aside.ts';
import { readVersion } from './text-file-read.ts';
import { replaceContent } from './text-file-replace.ts';

/** Client registrations in the AWS CLI's token cache; the folder and the files are for their owner alone. */
export function registrationCache(folder: string): RegistrationCache {
  return {
    read: async (file) => (await readVersion(join(folder, file)))?.text,
    async write(file, next) {
      const path = join(folder, file);
      const expected = await readVersion(path);
      // Where another program wrote one meanwhile, that one is as good.
      await replaceContent({ path, next, expected, backup: undefined, keeps: 'secrets', fileSystem: nodeFileSystem });
    },
    remove: (file) => rm(join(folder, file), { force: true }),
  };
}
