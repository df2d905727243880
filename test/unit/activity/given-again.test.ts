import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { activityOfVerb } from '../../../main/activity-here.ts';
import { activityPaths, appendActivity, fullBytes } from '../../../main/adapters/activity-file.ts';
import { readActivity } from '../../../main/adapters/activity-record.ts';
import { isRecorded } from '../../../main/adapters/is-recorded.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { access } from './entry.ts';

let home: string;
let file: string;
beforeEach(async () => {
  home = await temporaryFolder();
  file = activityPaths(home).now;
});

const io = { out: () => undefined, err: (text: string) => expect.fail(text), env: {} };

/** The verb as a process of its own runs it: this one asks, and is given credentials that end then. */
async function given(expiresAt: number): Promise<void> {
  const { noteGiven, recorded } = activityOfVerb({ home });
  await recorded(async () => noteGiven({ ...access, expiresAt }))([], io);
}

const ends = async () => (await readActivity(home, 10)).map(({ expiresAt }) => expiresAt);

test('who is given the same credentials by the verb again and again is noted once, and again with the next ones', async () => {
  for (const expiresAt of [1_000, 1_000, 1_000, 2_000, 2_000]) await given(expiresAt);
  expect((await ends()).sort()).toEqual([1_000, 2_000]);
});

test('each program, access and use counts for itself', async () => {
  const issued = { use: 'process', by: 'aws', ...access, expiresAt: 1_000 } as const;
  await appendActivity(home)([{ ...issued, at: 7 }]);
  expect(await isRecorded(home, issued)).toBe(true);
  const { by: _, ...unknown } = issued;
  const others = [
    { ...issued, by: 'terraform' },
    { ...issued, role: 'Admin' },
    { ...issued, expiresAt: 10_000 },
    unknown,
  ];
  for (const other of others) expect(await isRecorded(home, other)).toBe(false);
});

test('a torn line is none, nor is a name that looks like one', async () => {
  const issued = { use: 'process', by: 'aws', ...access, expiresAt: 1_000 } as const;
  const copied = { use: 'copy', format: 'env', ...access, at: 7 } as const;
  await appendActivity(home)([{ ...issued, at: 7 }]);
  const whole = await readFile(file, 'utf8');
  await writeFile(file, whole.slice(0, -9));
  await appendActivity(home)([{ ...copied, accountName: whole }]);
  expect(await isRecorded(home, issued)).toBe(false);
});

test('a full record is looked through to its end; where none can be read, all is noted', async () => {
  const issued = { use: 'process', by: 'aws', ...access, expiresAt: 1_000 } as const;
  await appendFile(file, `${'x'.repeat(3 * fullBytes)}\n`);
  await appendFile(file, `${JSON.stringify({ at: 7, use: 'process', ...access, by: 'aws', expiresAt: 1_000 })}\n`);
  expect(await isRecorded(home, issued)).toBe(true);
  const blocked = join(home, 'blocked');
  await mkdir(activityPaths(blocked).now, { recursive: true });
  expect(await isRecorded(blocked, issued)).toBe(false);
});
