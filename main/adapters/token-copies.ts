import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Token } from '../domain/token.ts';
import { readTokenRecord } from '../domain/token-record.ts';
import { fileProblem } from './text-file-problem.ts';
import { tokenCache } from './token-cache.ts';

/** Removes every file of the token cache that holds this very token: other programs keep it under names of their own. */
export const removeCopies =
  (folder: string) =>
  async (token: Token): Promise<void> => {
    const cache = tokenCache(folder);
    for (const file of await cache.list()) {
      const answer = await cache.read(file);
      const reading = answer.kind === 'text' ? readTokenRecord(answer.text) : undefined;
      if (reading?.kind !== 'token' || reading.record.accessToken.reveal() !== token.accessToken.reveal()) continue;
      const path = join(folder, file);
      await rm(path, { force: true }).catch((error: unknown) => {
        throw fileProblem(path, 'changed', error);
      });
    }
  };
