import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { activityPaths, fullBytes } from '../../../main/adapters/activity-file.ts';
import { readActivity } from '../../../main/adapters/activity-record.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const run = promisify(execFile);
const each = 1_000;

test('no entry of several processes that write at once is lost or torn, while the full record is put aside', {
  timeout: 60_000,
}, async () => {
  const folder = await temporaryFolder();
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'appender.ts'), outDir: folder, target: 'node20' },
  });
  const program = join(folder, 'appender.js');
  const home = join(folder, 'home');
  await Promise.all([1, 2, 3, 4].map((nth) => run(process.execPath, [program, home, `${nth * each}`, `${each}`])));
  const { before } = activityPaths(home);
  expect((await stat(before)).size).toBeGreaterThanOrEqual(fullBytes);
  const times = (await readActivity(home, 10 * each)).map(({ at }) => at);
  expect(times.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 4 * each }, (_, index) => each + index));
});
