import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { privateFolder } from './private-folder.ts';

/** When the person said no to a question for the keychain last, to any process of Daypass. */
export type Refusals = Readonly<{
  /** Another text after each; empty before the first. */
  last(): Promise<string>;
  /** Whether nobody is to be asked for the sake of this one. */
  counts(refusal: string): boolean;
  note(): Promise<void>;
}>;

/** They are noted in `home`, Daypass's own folder; for who asks here each counts for `forMs`. */
export function refusals(home: string, forMs: number, now: () => number = Date.now): Refusals {
  const file = join(home, 'keychain-refused');
  return {
    last: () => readFile(file, 'utf8').catch(() => ''),
    counts(refusal) {
      // A moment that is still to come was written by a clock that was wrong, and counts as none.
      const since = now() - Number.parseInt(refusal, 10);
      return since >= 0 && since < forMs;
    },
    async note() {
      await privateFolder(home);
      await writeFile(file, `${now()} ${randomUUID()}`, { mode: 0o600 });
    },
  };
}
