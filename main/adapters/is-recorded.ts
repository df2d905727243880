import { constants } from 'node:fs';
import type { Issued } from '../domain/activity.ts';
import { activityLine } from '../domain/activity-line.ts';
import { activityPaths, fullBytes } from './activity-file.ts';
import { openOrdinary } from './ordinary-file.ts';

/** Whether the newer part of the record in `home` has this already, noted at whatever time. False where that can't be read. */
export async function isRecorded(home: string, issued: Issued): Promise<boolean> {
  try {
    const file = await openOrdinary(activityPaths(home).now, constants.O_RDONLY);
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.min(size, 2 * fullBytes));
      await file.read(bytes, 0, bytes.length, size - bytes.length);
      return bytes.includes(withoutTime(issued));
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

/** The time is the first thing in a line. */
function withoutTime(issued: Issued): string {
  const line = activityLine({ ...issued, at: 0 });
  return line.slice(line.indexOf(','));
}
