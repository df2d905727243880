import type { SessionAccess } from '../domain/access.ts';

/** Keys that Daypass wrote: into which section of which file, for which access; `keys` is their fingerprint. */
export type WrittenProfile = SessionAccess &
  Readonly<{
    path: string;
    header: string;
    keys: string;
    /** When the keys end, in UTC ms; what was written by an older Daypass does not tell. */
    expiresAt?: number;
    /** When they were noted, in UTC ms, just before they were written. */
    writtenAt?: number;
    /** Daypass made the whole section, and not just put keys into somebody's. */
    whole: boolean;
  }>;

/** What Daypass remembers of the keys that it wrote, so that it can remove them again (a port). Rejects with a `Problem`. */
export type WrittenProfiles = Readonly<{
  list(): Promise<readonly WrittenProfile[]>;
  remove(gone: readonly WrittenProfile[]): Promise<void>;
}>;
