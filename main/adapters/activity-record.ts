import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import * as v from 'valibot';
import type { Activity } from '../domain/activity.ts';
import { activityPaths, fullBytes } from './activity-file.ts';
import { openOrdinary } from './ordinary-file.ts';
import { fileProblem } from './text-file-problem.ts';

const text = v.pipe(v.string(), v.maxLength(4_000));
const moment = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const common = {
  at: moment,
  sessionId: text,
  accountId: text,
  accountName: v.exactOptional(text),
  role: text,
  expiresAt: v.exactOptional(moment),
};
const entry = v.variant('use', [
  v.object({ use: v.picklist(['copy', 'verb']), format: text, ...common }),
  v.object({ use: v.literal('console'), page: v.exactOptional(text), ...common }),
  v.object({ use: v.literal('profile'), profile: text, kind: v.picklist(['sso', 'process', 'keys']), ...common }),
  v.object({ use: v.literal('renewal'), profile: text, ...common }),
  v.object({ use: v.literal('process'), by: v.exactOptional(text), ...common }),
  v.object({ use: v.literal('file'), file: text, ...common }),
  v.object({ use: v.literal('verify'), ...common }),
]);

/**
 * The last entries of the record in `home`, `most` at most, the newest first. What is no entry is passed over, since a line may be torn.
 * Rejects with a `Problem` of kind `file`.
 */
export async function readActivity(home: string, most: number): Promise<readonly Activity[]> {
  const { now, before } = activityPaths(home);
  try {
    const [newer, older] = await both(now, before);
    const lines = [...older.split('\n'), ...newer.split('\n')];
    const entries: Activity[] = [];
    for (let at = lines.length - 1; at >= 0 && entries.length < most; at -= 1) {
      const found = entryIn(lines[at] ?? '');
      if (found !== undefined) entries.push(found);
    }
    // The clock may have been set, and those who write at once come in any order.
    return entries.sort((a, b) => b.at - a.at);
  } catch (error) {
    throw fileProblem(now, 'read', error);
  }
}

/** The text of both files. While one takes the place of the other, it could be read as either. */
async function both(now: string, before: string): Promise<readonly [string, string]> {
  for (let tries = 1; ; tries += 1) {
    const newer = await openIfThere(now);
    const older = await openIfThere(before).catch(() => undefined);
    try {
      const inodes = await Promise.all([newer, older].map(async (file) => (await file?.stat({ bigint: true }))?.ino));
      if (newer !== undefined && inodes[0] === inodes[1] && tries < mostTries) continue;
      return [await lastOf(newer), await lastOf(older)];
    } finally {
      await Promise.all([newer?.close(), older?.close()]);
    }
  }
}

const mostTries = 5;

const openIfThere = (path: string): Promise<FileHandle | undefined> =>
  openOrdinary(path, constants.O_RDONLY).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });

/** No file of ours is larger, whatever lies there. */
async function lastOf(file: FileHandle | undefined): Promise<string> {
  if (file === undefined) return '';
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.min(size, 3 * fullBytes));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, size - bytes.length);
  return bytes.toString('utf8', 0, bytesRead);
}

function entryIn(line: string): Activity | undefined {
  try {
    const found = v.safeParse(entry, JSON.parse(line));
    return found.success ? found.output : undefined;
  } catch {
    return undefined;
  }
}
