import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KeychainFailure } from '../domain/keychain-failure.ts';
import { privateFolder } from './private-folder.ts';
import { withFileLock } from './text-file-lock.ts';

/** How long a wait for the others may last, and (0 when absent) for how long after a refusal of any process nobody is asked. */
export type QuestionLimits = Readonly<{ patienceMs: number; refusalMs?: number | undefined }>;

/**
 * Lets one Daypass process at a time ask the person for the keychain. `isNeeded` is looked at when it is one's turn; `ask` rejects
 * with `denied` when they refuse: then whoever waited meanwhile is refused as well, without asking again. After an earlier refusal that
 * still counts it resolves, and nothing was asked. `home` is Daypass's own folder. Rejects with a `KeychainFailure`.
 */
export function oneQuestion(home: string, { patienceMs, refusalMs = 0 }: QuestionLimits, now: () => number = Date.now) {
  const lock = join(home, 'keychain-question.daypass-lock');
  /** Holds another text after each refusal, which begins with its moment (UTC ms). */
  const refusals = join(home, 'keychain-refused');
  const lastRefusal = () => readFile(refusals, 'utf8').catch(() => '');
  // A moment that is still to come was written by a clock that was wrong, and counts as none.
  const counts = (refusal: string) => {
    const since = now() - Number.parseInt(refusal, 10);
    return since >= 0 && since < refusalMs;
  };

  return async (isNeeded: () => Promise<boolean>, ask: () => Promise<void>): Promise<void> => {
    try {
      await privateFolder(home);
      const before = await lastRefusal();
      await withFileLock(
        lock,
        async () => {
          if (!(await isNeeded())) return;
          if ((await lastRefusal()) !== before) throw new KeychainFailure('denied');
          if (counts(before)) return;
          await ask().catch(async (error: unknown) => {
            if (error instanceof KeychainFailure && error.kind === 'denied') {
              await writeFile(refusals, `${now()} ${randomUUID()}`, { mode: 0o600 });
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
