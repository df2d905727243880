import type { Account, ListedAccount } from '../domain/access.ts';
import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { JobEnd, JobProgress } from '../domain/several-job.ts';

/** What a job over several accounts is given to work with. */
export type SeveralWork = Readonly<{
  session: Session;
  role: string;
  /** Which accounts, with what is known of their roles; absent: all, which are listed first. */
  accounts?: readonly ListedAccount[];
  signal: AbortSignal;
  progress(step: JobProgress['step'], done: number, of: number): void;
}>;

/** A job that is ready to begin. It rejects with a `Problem`, or with the signal's reason; then nothing was written. */
export type SeveralRun = (work: SeveralWork) => Promise<JobEnd>;

/** The account without what was found in it. */
export const accountOf = ({ accountId, accountName }: Account): Account => ({
  accountId,
  ...(accountName !== undefined && { accountName }),
});

export const nobodyHas = (role: string): Problem =>
  new Problem('no-such-access', { what: `You have the role "${role}" in none of these accounts.` });
