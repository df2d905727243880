import type { SessionAccess } from './access.ts';
import type { ProfileWish } from './profile-wish.ts';

/** What became of a profile in the files, whoever is signed in. */
export type ProfileStanding =
  | Readonly<{ is: 'as-made' }>
  /** Its keys were taken out at sign-out. */
  | Readonly<{ is: 'resting' }>
  /** Somebody else changed it since; `why` says where. */
  | Readonly<{ is: 'changed'; why: string }>
  | Readonly<{ is: 'broken'; why: string; repairable: boolean }>;

/** A profile that Daypass made. */
export type MadeProfile = SessionAccess &
  Readonly<{
    id: string;
    name: string;
    kind: ProfileWish['kind'];
    region: string;
    /** The file that it is in, as people write it. */
    file: string;
    /** When the keys in the file end, in UTC ms, where that is known. */
    expiresAt?: number;
    /** When they are renewed while the person is signed in. */
    renewsAt?: number;
    standing: ProfileStanding;
  }>;
