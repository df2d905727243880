import type { Clock } from './ports.ts';
import { backupSuffix, type RemoveWrittenKeys } from './remove-keys.ts';
import { standingKeys } from './standing-keys.ts';
import type { TextFile } from './text-file.ts';
import type { WrittenProfiles } from './written-profiles.ts';

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
 * Removes the keys of sessions that are signed out, whoever signed them out and however long they would last. Of other sessions,
 * those whose time is over go from the copies alone, since in the file they wait for the next sign-in. What is remembered of keys
 * that stand nowhere is dropped. Rejects with a `Problem` of kind `file`.
 */
export function cleanKeys({ written, files, remove, isSignedOut, clock }: CleanKeysPorts): () => Promise<void> {
  return async () => {
    const all = await written.list();
    if (all.length === 0) return;
    const lookup = await standingKeys(files, all);
    const now = clock.now();
    const signedOut = new Set<string>();
    for (const id of new Set(all.map(({ sessionId }) => sessionId))) if (await isSignedOut(id)) signedOut.add(id);
    const useless = all.filter((one) => {
      const [inFile, inCopy] = [lookup(one.path, one), lookup(`${one.path}${backupSuffix}`, one)];
      if (inFile === 'unknown' || inFile === 'not looked at') return false;
      if (inFile === 'gone' && one.expiresAt !== undefined && one.expiresAt <= now) return true;
      // Keys that stand nowhere may be on their way.
      if (inFile === 'gone' && inCopy === 'gone') return now - (one.writtenAt ?? 0) > writtenWithinMs;
      return signedOut.has(one.sessionId);
    });
    if (useless.length > 0) await remove(useless);
  };
}
