import { join } from 'node:path';
import { KeychainFailure } from '../domain/keychain-failure.ts';
import { privateFolder } from './private-folder.ts';
import type { Refusals } from './refusals.ts';
import { withFileLock } from './text-file-lock.ts';

/**
 * Lets one Daypass process at a time ask the person for the keychain. `isNeeded` is looked at when it is one's turn; `ask` rejects
 * with `denied` when they refuse: then whoever waited meanwhile is refused as well, without asking again. After an earlier refusal that
 * still counts it resolves, and nothing was asked. `home` is Daypass's own folder; a wait lasts `patienceMs` at most. Rejects with a
 * `KeychainFailure`.
 */
export function oneQuestion(home: string, patienceMs: number, { last, counts, note }: Refusals) {
  const lock = join(home, 'keychain-question.daypass-lock');

  return async (isNeeded: () => Promise<boolean>, ask: () => Promise<void>): Promise<void> => {
    try {
      await privateFolder(home);
      const before = await last();
      await withFileLock(
        lock,
        async () => {
          if (!(await isNeeded())) return;
          if ((await last()) !== before) throw new KeychainFailure('denied');
          if (counts(before)) return;
          await ask().catch(async (error: unknown) => {
            if (error instanceof KeychainFailure && error.kind === 'denied') await note();
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
