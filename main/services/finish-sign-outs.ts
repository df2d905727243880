import type { SessionFinder } from './find-sessions.ts';
import { backupSuffix } from './remove-keys.ts';
import { type KeysLookup, standingKeys } from './standing-keys.ts';
import type { TextFile } from './text-file.ts';
import type { WrittenProfile, WrittenProfiles } from './written-profiles.ts';

export type FinishSignOutsPorts = Readonly<{
  find: SessionFinder['find'];
  written: Pick<WrittenProfiles, 'list'>;
  /** The AWS files that keys may have been written into, and the copies of them. */
  files: readonly Pick<TextFile, 'path' | 'read'>[];
  /** Whether the session is surely signed out, or no more: false where that can't be told now. */
  isSignedOut(sessionId: string): Promise<boolean>;
  removeKeys(sessionId: string): Promise<void>;
  removeShared(sessionId: string): Promise<void>;
  /** Takes out of the keychain what it did not let go; gives why something could not be taken out. */
  finishLeaving(except: ReadonlySet<string>): Promise<readonly unknown[]>;
}>;

/** The ids of sessions whose keys were still there, and are gone; and why others could not be removed. */
export type FinishedSignOuts = Readonly<{ sessionIds: readonly string[]; failures: readonly unknown[] }>;

/**
 * Removes what a sign-out that was interrupted, or could not change a file, has left of sessions that are surely signed out: their
 * keys, the credentials that processes share, and their items in the keychain; but for the sessions `except`. Rejects with a `Problem` where what is remembered of keys can't be read.
 */
export function finishSignOuts(ports: FinishSignOutsPorts): (except: ReadonlySet<string>) => Promise<FinishedSignOuts> {
  const { find, written, files, isSignedOut, removeKeys, removeShared, finishLeaving } = ports;
  return async (except) => {
    const [{ sessions }, all] = await Promise.all([find(), written.list()]);
    const lookup = await standingKeys(files, all);
    const withKeys = new Set(all.filter((one) => mayStand(one, lookup)).map(({ sessionId }) => sessionId));
    const idle = sessions.filter(({ token }) => token === undefined).map(({ id }) => id);
    const sessionIds: string[] = [];
    const failures: unknown[] = [...(await finishLeaving(except))];
    for (const id of new Set([...idle, ...all.map(({ sessionId }) => sessionId)])) {
      if (except.has(id) || !(await isSignedOut(id))) continue;
      const failed = (error: unknown) => void failures.push(error);
      if (withKeys.has(id)) await removeKeys(id).then(() => sessionIds.push(id), failed);
      await removeShared(id).catch(failed);
    }
    return { sessionIds, failures };
  };
}

const mayStand = (one: WrittenProfile, lookup: KeysLookup): boolean =>
  [one.path, `${one.path}${backupSuffix}`].some((path) => ['standing', 'moved', 'unknown'].includes(lookup(path, one)));
