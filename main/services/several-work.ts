import type { Account, ListedAccount } from '../domain/access.ts';
import { Problem } from '../domain/problem.ts';
import { reasonOf } from '../domain/reason-of.ts';
import type { Session } from '../domain/session.ts';
import type { JobEnd, JobProgress } from '../domain/several-job.ts';
import type { SweptAccount } from '../domain/swept-account.ts';

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

/** The account and why it failed; nothing where it did not. */
export const failureOf = (account: SweptAccount): JobEnd['failures'] =>
  account.problem === undefined ? [] : [{ ...accountOf(account), reason: reasonOf(account.problem) }];

export const nobodyHas = (role: string): Problem =>
  new Problem('no-such-access', { what: `You have the role "${role}" in none of these accounts.` });
