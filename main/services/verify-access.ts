import type { ListedAccount } from '../domain/access.ts';
import type { Credentials } from '../domain/credentials.ts';
import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { CallerIdentity, IdentifyCaller } from './caller-identity.ts';
import type { Job } from './job-queue.ts';
import { type PacedJobsPorts, pacedJobs } from './paced-jobs.ts';
import { portalProblem } from './portal-problem.ts';
import type { SweepCredentials, SweepOptions } from './sweep-credentials.ts';

export type VerifyPorts = PacedJobsPorts & Readonly<{ sweep: SweepCredentials; identify: IdentifyCaller }>;

/**
 * One account: who one is there, or the reason why that could not be had; with neither when it does not have the role.
 */
export type VerifiedAccount = ListedAccount & Readonly<{ identity?: CallerIdentity; problem?: Problem }>;

export type VerifyOptions = SweepOptions &
  Readonly<{
    /** In how many of the accounts with the role STS was asked. */
    onAsked?: (asked: number, of: number) => void;
  }>;

/**
 * Gives every account of a session, by name. Rejects with a `Problem`: 'sign-in-needed', 'unreachable', 'unexpected'; or with
 * the signal's reason.
 */
export type VerifyAccess = (
  session: Pick<Session, 'id' | 'region'>,
  role: string,
  options?: VerifyOptions,
) => Promise<readonly VerifiedAccount[]>;

/** Asks STS in every account that has a role who one is there. The portal comes first: STS has a limit of its own. */
export function verifyAccess({ sweep, identify, ...pacing }: VerifyPorts): VerifyAccess {
  return async ({ id, region }, role, { onAsked = () => {}, ...options } = {}) => {
    const swept = await sweep(id, role, options);
    const answers = new Map<string, Pick<VerifiedAccount, 'identity' | 'problem'>>();
    const asked = swept.filter(({ credentials }) => credentials !== undefined).length;

    const note = (accountId: string, answer: Pick<VerifiedAccount, 'identity' | 'problem'>) => {
      answers.set(accountId, answer);
      onAsked(answers.size, asked);
    };

    const identityIn = (accountId: string, credentials: Credentials): Job => ({
      key: accountId,
      async run(cut) {
        const identity = await identify(credentials, region, cut);
        note(accountId, identity.accountId === accountId ? { identity } : { problem: elsewhere(identity) });
        return [];
      },
      failed: (failure) => note(accountId, { problem: portalProblem(failure) }),
    });

    const jobs = swept.flatMap(({ accountId, credentials }) =>
      credentials === undefined ? [] : [identityIn(accountId, credentials)],
    );
    await pacedJobs(jobs, pacing, options.signal).done;
    return swept.map(({ credentials: _, ...account }) => ({ ...account, ...answers.get(account.accountId) }));
  };
}

const elsewhere = ({ accountId }: CallerIdentity): Problem =>
  new Problem('unexpected', { what: `AWS says that the credentials are of account ${accountId}.` });
