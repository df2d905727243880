import type { Account, SessionAccess } from './access.ts';
import type { ProfileWish } from './profile-wish.ts';
import type { StatedProblem } from './state.ts';

/** One role in several accounts at once, as far as it has come. */
export type SeveralJob = Readonly<{
  sessionId: string;
  role: string;
  phase: 'running' | 'done' | 'cancelled' | 'failed';
  /** What it asks or does just now, or did last. */
  step: 'roles' | 'credentials' | 'identities' | 'writing';
  /** Accounts that are through this step, of those known so far. */
  done: number;
  of: number;
  /** Accounts that do not have the role. */
  without: readonly Account[];
  failures: readonly (Account & Readonly<{ reason: string }>)[];
  problem?: StatedProblem;
}> &
  (
    | Readonly<{ job: 'verify'; rows: readonly VerifiedRow[] }>
    | Readonly<{ job: 'file'; file?: Readonly<{ label: string; accounts: number }> }>
    | Readonly<{
        job: 'profiles';
        kind: ProfileWish['kind'];
        profiles?: Readonly<{ file: string; backup?: string; written: number; unchanged: number; changeId?: string }>;
        conflicts: readonly (Account & Readonly<{ profile: string; why: string }>)[];
      }>
  );

/** Who one is in an account, or why that is not known. */
export type VerifiedRow = Account & (Readonly<{ arn: string }> | Readonly<{ reason: string }>);

/** A file with credentials that Daypass wrote and that is still to be deleted. */
export type LeftSecretFile = Pick<SessionAccess, 'sessionId' | 'role'> &
  Readonly<{
    id: string;
    /** Its path as people write it. */
    label: string;
    accounts: number;
    /** When the last of its credentials ends, in UTC ms. */
    endsAt: number;
  }>;
