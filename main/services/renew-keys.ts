import type { Credentials } from '../domain/credentials.ts';
import { keySettings } from '../domain/key-settings.ts';
import { keysFingerprint } from '../domain/keys-fingerprint.ts';
import { editOf, readAwsFile, untilWritten } from './change-aws-file.ts';
import { plainKeys } from './plain-keys.ts';
import { signInNeeded } from './portal-problem.ts';
import type { Clock } from './ports.ts';
import type { TextFile } from './text-file.ts';
import type { WrittenProfile, WrittenProfiles } from './written-profiles.ts';

export type RenewKeysPorts = Readonly<{
  written: Pick<WrittenProfiles, 'add' | 'remove'>;
  /** The AWS files that keys may have been written into. */
  files: readonly TextFile[];
  label(path: string): string;
  isSignedOut(sessionId: string): Promise<boolean>;
  clock: Pick<Clock, 'now'>;
}>;

/**
 * Puts new keys in the place of those that Daypass wrote, and touches nothing else. Gives what is remembered of them now; undefined
 * where the old ones no longer stand there: somebody removed or replaced them. Rejects with a `Problem`: 'file', or 'sign-in-needed' for who has signed out meanwhile; nothing was written then.
 */
export type RenewKeys = (old: WrittenProfile, credentials: Credentials) => Promise<WrittenProfile | undefined>;

export function renewKeys({ written, files, label, isSignedOut, clock }: RenewKeysPorts): RenewKeys {
  return async (old, credentials) => {
    const file = files.find(({ path }) => path === old.path);
    if (file === undefined) return undefined;
    let noted: WrittenProfile | undefined;
    return untilWritten('profile', async () => {
      const read = await readAwsFile(file, label(file.path));
      const section = read.file.sections.find(({ header }) => header === old.header);
      const isOurs = section !== undefined && keysFingerprint(section.settings) === old.keys;
      if (!isOurs || (await isSignedOut(old.sessionId))) {
        if (noted !== undefined) await written.remove([noted]);
        if (isOurs) throw signInNeeded();
        return undefined;
      }
      const settings = keySettings(plainKeys(credentials), section.settings);
      const edit = editOf(read, [{ header: old.header, settings }]);
      const next = {
        ...old,
        keys: keysFingerprint(settings),
        expiresAt: credentials.expiration,
        writtenAt: clock.now(),
      };
      // Before they are written: keys that nobody remembers would never be removed.
      await written.add(next);
      noted = next;
      return (await file.replace(edit.text, read.version)).outcome === 'stale' ? 'stale' : next;
    });
  };
}
