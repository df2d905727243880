import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A text that changes when the file, or anything directly in the folder, does. Empty when there is nothing. */
export function fingerprintOf(path: string): string {
  try {
    const entries = statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [];
    return [path, ...entries].map(datesOf).join('\n');
  } catch {
    return '';
  }
}

function datesOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? path : `${path}:${stats.ino}:${stats.size}:${stats.mtimeNs}`;
}
