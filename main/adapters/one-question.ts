import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KeychainFailure } from '../domain/keychain-failure.ts';
import { privateFolder } from './private-folder.ts';
import { withFileLock } from './text-file-lock.ts';

/**
 * Lets one Daypass process at a time ask the person for the keychain. `isNeeded` is looked at when it is one's turn; `ask` rejects
 * with `denied` when they refuse: then whoever waited meanwhile is refused as well, without asking again. `home` is Daypass's own
 * folder; a wait lasts `patienceMs` at most. Rejects with a `KeychainFailure`.
 */
export function oneQuestion(home: string, patienceMs: number) {
  const lock = join(home, 'keychain-question.daypass-lock');
  /** Holds another text after each refusal. */
  const refusals = join(home, 'keychain-refused');
  const lastRefusal = () => readFile(refusals, 'utf8').catch(() => '');

  return async (isNeeded: () => Promise<boolean>, ask: () => Promise<void>): Promise<void> => {
    try {
      await privateFolder(home);
      const before = await lastRefusal();
      await withFileLock(
        lock,
        async () => {
          if (!(await isNeeded())) return;
          if ((await lastRefusal()) !== before) throw new KeychainFailure('denied');
          await ask().catch(async (error: unknown) => {
            if (error instanceof KeychainFailure && error.kind === 'denied') {
              await writeFile(refusals, randomUUID(), { mode: 0o600 });
            }
            throw error;
          });
        },
        patienceMs,
      );
    } catch (error) {
      if (error instanceof KeychainFailure) throw error;
      throw new KeychainFailure('refused', error instanceof Error ? error.message : String(error), { cause: error });
    }
  };
}
