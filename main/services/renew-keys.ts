import type { Put } from '../domain/aws-file/put.ts';
import type { Credentials } from '../domain/credentials.ts';
import { keySettings } from '../domain/key-settings.ts';
import { keysFingerprint } from '../domain/keys-fingerprint.ts';
import { editOf, readAwsFile, untilWritten } from './change-aws-file.ts';
import { plainKeys } from './plain-keys.ts';
import { signInNeeded } from './portal-problem.ts';
import type { Clock } from './ports.ts';
import type { ProfileRecords } from './profile-records.ts';
import type { TextFile } from './text-file.ts';
import type { WrittenProfile } from './written-profiles.ts';

export type RenewKeysPorts = Readonly<{
  written: Pick<ProfileRecords, 'addKeys' | 'remove'>;
  /** The AWS files that keys may have been written into. */
  files: readonly TextFile[];
  label(path: string): string;
  isSignedOut(sessionId: string): Promise<boolean>;
  clock: Pick<Clock, 'now'>;
}>;

/** Keys that stand in a file, and those that are to take their place. */
export type Renewal = Readonly<{ old: WrittenProfile; credentials: Credentials }>;

/**
 * Puts new keys in the place of those that Daypass wrote for one session into one file, all in one change, and touches nothing
 * else. Gives what is remembered of them now, without those whose old ones no longer stand there: somebody removed or replaced
 * them. Rejects with a `Problem`: 'file', or 'sign-in-needed' for who has signed out meanwhile; nothing was written then.
 */
export type RenewKeys = (renewals: readonly [Renewal, ...Renewal[]]) => Promise<readonly WrittenProfile[]>;

export function renewKeys({ written, files, label, isSignedOut, clock }: RenewKeysPorts): RenewKeys {
  return async (renewals) => {
    const { path, sessionId } = renewals[0].old;
    const file = files.find((one) => one.path === path);
    if (file === undefined) return [];
    let noted: readonly WrittenProfile[] = [];
    return untilWritten('profile', async () => {
      const read = await readAwsFile(file, label(path));
      const sections = new Map(read.file.sections.map((section) => [section.header, section.settings]));
      const puts: Put[] = [];
      const next: WrittenProfile[] = [];
      for (const { old, credentials } of renewals) {
        const now = sections.get(old.header);
        if (now === undefined || keysFingerprint(now) !== old.keys) continue;
        const settings = keySettings(plainKeys(credentials), now);
        puts.push({ header: old.header, settings });
        const keys = keysFingerprint(settings);
        next.push({ ...old, keys, expiresAt: credentials.expiration, writtenAt: clock.now() });
      }
      const isOut = next.length > 0 && (await isSignedOut(sessionId));
      const isNext = (one: WrittenProfile) =>
        next.some(({ header, keys }) => header === one.header && keys === one.keys);
      const unwritten = noted.filter((one) => isOut || !isNext(one));
      if (unwritten.length > 0) await written.remove(unwritten);
      if (isOut) throw signInNeeded();
      if (next.length === 0) return [];
      const edit = editOf(read, puts);
      // Before they are written: keys that nobody remembers would never be removed.
      await written.addKeys(next);
      noted = next;
      return (await file.replace(edit.text, read.version)).outcome === 'stale' ? 'stale' : next;
    });
  };
}
