import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readTokenRecord } from '../domain/token-record.ts';
import type { RemoveCopies } from '../services/remove-tokens.ts';
import { fileProblem } from './text-file-problem.ts';
import { targetOf } from './text-file-read.ts';
import { tokenCache } from './token-cache.ts';

/** Removes every file of the token cache that holds one token: other programs keep it under names of their own. */
export const removeCopies =
  (folder: string): RemoveCopies =>
  async (token) => {
    const cache = tokenCache(folder);
    const removed: string[] = [];
    const failed: unknown[] = [];
    for (const file of await cache.list()) {
      const answer = await cache.read(file);
      const reading = answer.kind === 'text' ? readTokenRecord(answer.text) : undefined;
      if (reading?.kind !== 'token' || reading.record.accessToken.reveal() !== token.accessToken.reveal()) continue;
      const path = join(folder, file);
      try {
        // Behind a link lies the token itself.
        for (const one of new Set([await targetOf(path), path])) await rm(one, { force: true });
        removed.push(path);
      } catch (error) {
        failed.push(fileProblem(path, 'changed', error));
      }
    }
    const [first] = failed;
    if (first !== undefined) throw first;
    return removed;
  };
