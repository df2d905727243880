import type { SessionAccess } from './access.ts';
import type { ProfileWish } from './profile-wish.ts';

/** What an access was used for, with the names that go with it; none of them is a secret. */
export type Use =
  /** Copied, in a format such as "env". */
  | Readonly<{ use: 'copy' | 'verb'; format: string }>
  /** The console was opened, at a page where one was chosen. */
  | Readonly<{ use: 'console'; page?: string }>
  /** A profile was set up, or changed. */
  | Readonly<{ use: 'profile'; profile: string; kind: ProfileWish['kind'] }>
  /** The keys of a profile were renewed. */
  | Readonly<{ use: 'renewal'; profile: string }>
  /** A `process` profile was given credentials; `by` is the program that asked, where it is known. */
  | Readonly<{ use: 'process'; by?: string }>
  /** Credentials were written into a file of many accounts. */
  | Readonly<{ use: 'file'; file: string }>
  /** AWS was asked who one is. */
  | Readonly<{ use: 'verify' }>;

/** What was issued, and for what. `expiresAt` is when it ends (UTC ms), where credentials were issued. */
export type Issued = SessionAccess & Use & Readonly<{ accountName?: string; expiresAt?: number }>;

/** One line of the record of what was issued; `at` is UTC ms. */
export type Activity = Issued & Readonly<{ at: number }>;
