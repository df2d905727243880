import type { Account, SessionAccess } from './access.ts';
import type { ProblemKind, ProblemWords } from './problem.ts';
import type { ProfileWish } from './profile-wish.ts';
import type { Session } from './session.ts';

/** How far a job has come. */
export type JobProgress = Readonly<{
  /** What it asks or does just now, or did last. */
  step: 'roles' | 'credentials' | 'identities' | 'writing';
  /** Accounts that are through this step, of those known so far. */
  done: number;
  of: number;
}>;

/** What came of a job, in each account and in all. It is empty until the job is over. */
export type JobEnd = Readonly<{
  /** Accounts that do not have the role. */
  without: readonly Account[];
  failures: readonly (Account & Readonly<{ reason: string }>)[];
  problem?: ProblemWords & Readonly<{ kind: ProblemKind }>;
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

/** One role in several accounts at once. */
export type SeveralJob = JobEnd &
  JobProgress &
  Readonly<{ sessionId: string; role: string; phase: 'running' | 'done' | 'cancelled' | 'failed' }>;

/** True for a job that is over when its session is signed out: what it told goes. One that ends for that reason tells so. */
export function isLeftBehind(
  { sessionId, phase, problem }: Pick<SeveralJob, 'sessionId' | 'phase' | 'problem'>,
  before: readonly Session[],
  after: readonly Session[],
): boolean {
  const isIn = (sessions: readonly Session[]) =>
    sessions.some(({ id, token }) => id === sessionId && token !== undefined);
  return phase !== 'running' && problem?.kind !== 'sign-in-needed' && isIn(before) && !isIn(after);
}

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
    /** It was there already when Daypass started. */
    fromBefore?: true;
  }>;
