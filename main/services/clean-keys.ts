import type { Clock } from './ports.ts';
import { backupSuffix, type RemoveWrittenKeys } from './remove-keys.ts';
import { standingKeys } from './standing-keys.ts';
import type { TextFile } from './text-file.ts';
import type { WrittenProfile, WrittenProfiles } from './written-profiles.ts';

export type CleanKeysPorts = Readonly<{
  written: Pick<WrittenProfiles, 'list'>;
  /** The AWS files that keys may have been written into, and the copies of them. */
  files: readonly TextFile[];
  remove: RemoveWrittenKeys;
  /** Whether the session is surely signed out, or no more: false where that can't be told now. */
  isSignedOut(sessionId: string): Promise<boolean>;
  clock: Pick<Clock, 'now'>;
}>;

/** Who notes keys writes them within this time, or never. */
const writtenWithinMs = 5 * 60_000;

/**
 * Removes what is left of keys whose time is over: where their session is signed out, wherever they stand; else from the
 * copies alone, since in the file they wait for the next sign-in. What is remembered of keys that stand nowhere is dropped.
 * Rejects with a `Problem` of kind `file`.
 */
export function cleanKeys({ written, files, remove, isSignedOut, clock }: CleanKeysPorts): () => Promise<void> {
  return async () => {
    const all = await written.list();
    if (all.length === 0) return;
    const lookup = await standingKeys(files);
    const now = clock.now();
    const isUseless = async (one: WrittenProfile): Promise<boolean> => {
      const [inFile, inCopy] = [lookup(one.path, one), lookup(`${one.path}${backupSuffix}`, one)];
      if (inFile === 'unknown') return false;
      const isOver = one.expiresAt !== undefined && one.expiresAt <= now;
      if (isOver) return inFile === 'gone' || isSignedOut(one.sessionId);
      return inFile === 'gone' && inCopy === 'gone' && now - (one.writtenAt ?? 0) > writtenWithinMs;
    };
    const useless: WrittenProfile[] = [];
    for (const one of all) if (await isUseless(one)) useless.push(one);
    if (useless.length > 0) await remove(useless);
  };
}
