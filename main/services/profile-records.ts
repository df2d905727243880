import type { ProfileRecord } from '../domain/profile-record.ts';
import type { WrittenProfile, WrittenProfiles } from './written-profiles.ts';

/** What Daypass remembers of the profiles that it made, beside the keys that it wrote (a port). Rejects with a `Problem`. */
export type ProfileRecords = Pick<WrittenProfiles, 'remove'> &
  Readonly<{
    /** `keys`: the newest last. */
    read(): Promise<Readonly<{ records: readonly ProfileRecord[]; keys: readonly WrittenProfile[] }>>;
    /** Of one profile, the last few are remembered. */
    addKeys(written: readonly WrittenProfile[]): Promise<void>;
    /** `next` may be called more than once. */
    change(next: (now: readonly ProfileRecord[]) => readonly ProfileRecord[]): Promise<void>;
  }>;
