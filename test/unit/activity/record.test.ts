import { spawnSync } from 'node:child_process';
import { appendFile, chmod, lstat, mkdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { activityPaths, appendActivity, fullBytes } from '../../../main/adapters/activity-file.ts';
import { readActivity } from '../../../main/adapters/activity-record.ts';
import type { Activity } from '../../../main/domain/activity.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { access, copied } from './entry.ts';

let home: string;
let now: string;
let before: string;
beforeEach(async () => {
  home = join(await temporaryFolder(), 'daypass');
  ({ now, before } = activityPaths(home));
});

const at = (ms: number): Activity => ({ ...copied(), at: ms });
const append = (...entries: Activity[]) => appendActivity(home)(entries);
const times = async () => (await readActivity(home, 10_000)).map((entry) => entry.at);
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

const everyUse: readonly Activity[] = [
  { at: 8, use: 'copy', format: 'powershell', ...access, accountName: 'Data Lake', expiresAt: 99 },
  { at: 7, use: 'verb', format: 'json', ...access },
  { at: 6, use: 'console', ...access },
  { at: 5, use: 'profile', profile: 'data-lake', kind: 'keys', ...access },
  { at: 4, use: 'renewal', profile: 'data-lake', ...access },
  { at: 3, use: 'process', by: 'aws', ...access },
  { at: 2, use: 'file', file: '~/all.json', ...access },
  { at: 1, use: 'verify', ...access },
];

test('every use is read as it was written, the newest first', async () => {
  await append(...everyUse.toReversed());
  expect(await readActivity(home, 10)).toEqual(everyUse);
  expect(await readActivity(home, 2)).toEqual(everyUse.slice(0, 2));
});

test('there is nothing before the first use', async () => {
  expect(await times()).toEqual([]);
});

test('the record is for its owner alone, and is so again when somebody opened it', async () => {
  const mask = process.umask(0);
  try {
    await append(at(1));
  } finally {
    process.umask(mask);
  }
  expect([await modeOf(home), await modeOf(now)]).toEqual([0o700, 0o600]);
  await chmod(now, 0o644);
  await append(at(2));
  expect(await modeOf(now)).toBe(0o600);
});

test('what an entry carries beside its names is not written, were it even a secret', async () => {
  const entry = { ...at(1), secretAccessKey: 'plain-secret', token: new Secret('held-secret') };
  await append(entry);
  const text = await readFile(now, 'utf8');
  expect(text).not.toContain('secret');
  expect(JSON.parse(text)).toEqual(at(1));
});

test('torn and foreign lines are passed over, and spoil no line beside them', async () => {
  await append(at(1));
  await appendFile(now, '{"at":2,"use":"copy","sess');
  await append(at(3));
  await appendFile(now, 'hello\n\n{"at":4}\n[]\nnull\n{"at":1e999,"use":"verify"}\n\u0000\uFFFD\n');
  await append(at(5));
  expect(await times()).toEqual([5, 3, 1]);
});

test('names that no AWS gives make no endless line', async () => {
  await append({ ...at(1), accountName: 'x'.repeat(100_000) }, at(2));
  expect((await stat(now)).size).toBeLessThan(2_000);
  expect(await times()).toEqual([2, 1]);
});

test('a full record takes the place of the one before it, so that it never outgrows the disk', async () => {
  const many = Array.from({ length: 7_000 }, (_, index) => at(index + 1));
  for (let from = 0; from < many.length * 4; from += 700) {
    await append(...many.slice(0, 700).map((entry) => ({ ...entry, at: from + entry.at })));
  }
  expect([await modeOf(before), (await stat(before)).size + (await stat(now)).size < 2.3 * fullBytes]).toEqual([
    0o600,
    true,
  ]);
  const kept = await times();
  expect(kept[0]).toBe(28_000);
  expect(kept.length).toBeGreaterThan(5_000);
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 28_000 - index));
});

test('where it can no longer be put aside, it stops growing', async () => {
  await mkdir(join(before, 'in the way'), { recursive: true });
  const many = Array.from({ length: 2_000 }, (_, index) => at(index));
  const outcomes = [];
  for (let tries = 0; tries < 12; tries++) {
    outcomes.push(
      await append(...many).then(
        () => 'written',
        () => 'refused',
      ),
    );
  }
  expect(outcomes.at(-1)).toBe('refused');
  expect((await stat(now)).size).toBeLessThan(2.3 * fullBytes);
});

const inTheWay: [string, () => Promise<unknown>][] = [
  ['a pipe', async () => spawnSync('mkfifo', [now])],
  ['a folder', () => mkdir(now)],
  ['a link', () => symlink(join(home, '..', 'elsewhere'), now)],
];

test.for(inTheWay)('%s in its place is told, hangs nobody, and stays', async ([, put]) => {
  await mkdir(home);
  await put();
  const facts = await lstat(now);
  await expect(append(at(1))).rejects.toMatchObject({ kind: 'file' });
  await expect(readActivity(home, 1)).rejects.toMatchObject({ kind: 'file' });
  expect((await lstat(now)).mode).toBe(facts.mode);
});

test('of a file that somebody put there and that is far too large, the end is read', async () => {
  await mkdir(home);
  await writeFile(now, 'x'.repeat(20 * fullBytes));
  await rename(now, before);
  await append(at(1));
  expect(await times()).toEqual([1]);
});
