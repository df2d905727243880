import { execFileSync } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withFileLock } from '../../../main/adapters/text-file-lock.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

test.skipIf(process.platform === 'win32')(
  'a pipe in the place of the lock holds up nobody for ever, and stays',
  async () => {
    const lock = join(await temporaryFolder(), 'config.daypass-lock');
    execFileSync('mkfifo', [lock]);
    const waiting = withFileLock(lock, async () => 'done', 200);
    await expect(waiting).rejects.toMatchObject({ kind: 'file', words: { what: `Another program keeps ${lock}.` } });
    expect((await lstat(lock)).isFIFO()).toBe(true);
  },
);
