import type { ListedAccount } from '../domain/access.ts';
import { byName } from '../domain/by-name.ts';
import { PortalFailure } from '../domain/portal-failure.ts';
import type { SweptAccount } from '../domain/swept-account.ts';
import type { Token } from '../domain/token.ts';
import { accessJobs } from './access-jobs.ts';
import { credentialsProblem, overAlready } from './credentials-problem.ts';
import { heldToken } from './held-token.ts';
import type { Job } from './job-queue.ts';
import { type PacedJobsPorts, pacedJobs } from './paced-jobs.ts';
import type { AfterRefusal, Portal, TokenSource } from './portal.ts';

export type SweepPorts = PacedJobsPorts &
  Readonly<{
    portal: Pick<Portal, 'accounts' | 'roles' | 'credentials'>;
    tokens: TokenSource;
    /** When absent, the token is read anew. */
    afterRefusal?: AfterRefusal;
  }>;

export type SweepOptions = Readonly<{
  /** These accounts alone; what is known of their roles is not asked for again. Without, the accounts are listed first. */
  accounts?: readonly ListedAccount[];
  /** No credentials are asked for: only who has the role. */
  rolesAlone?: boolean;
  /** How many accounts are done, of those known so far. */
  onProgress?: (done: number, known: number) => void;
  signal?: AbortSignal;
}>;

/**
 * Gives every account that was wanted, by name. Rejects with a `Problem`: 'sign-in-needed', 'unreachable', 'unexpected'; or with
 * the signal's reason.
 */
export type SweepCredentials = (
  sessionId: string,
  role: string,
  options?: SweepOptions,
) => Promise<readonly SweptAccount[]>;

/** Gets the credentials of one role in every account that has it, as fast as AWS lets it. */
export function sweepCredentials({ portal, tokens, afterRefusal, ...pacing }: SweepPorts): SweepCredentials {
  return async (sessionId, role, { accounts, rolesAlone = false, onProgress = () => {}, signal } = {}) => {
    const refused = afterRefusal && ((token: Token, again: boolean) => afterRefusal(sessionId, token, again));
    const withToken = heldToken(() => tokens(sessionId), portal, pacing.clock, refused);
    const swept = new Map<string, SweptAccount>();
    let done = 0;

    const note = (accountId: string, found: Partial<SweptAccount>, isDone: boolean) => {
      swept.set(accountId, { accountId, ...swept.get(accountId), ...found });
      if (isDone) done += 1;
      onProgress(done, swept.size);
    };

    const credentialsOf = (accountId: string): Job => {
      let denials = 0;
      return {
        key: accountId,
        async run(cut) {
          const credentials = await withToken(
            (token) => portal.credentials(token, { accountId, role }, cut).catch(passing),
            cut,
          );
          // NaN, too, is no time left.
          const isOver = !(credentials.expiration > pacing.clock.now());
          note(accountId, isOver ? { problem: overAlready() } : { credentials }, true);
          return [];
        },
        failed: (failure) => note(accountId, { problem: credentialsProblem(failure, { accountId, role }) }, true),
      };

      /** A new assignment takes a moment to arrive everywhere: what was listed and is refused may pass. */
      function passing(error: unknown): never {
        const isDenied = error instanceof PortalFailure && error.kind === 'forbidden';
        if (!isDenied || denials === mostDenials) throw error;
        denials += 1;
        throw new PortalFailure('server', error.message, { cause: error });
      }
    };

    const isAsked = (roles: readonly string[]) => roles.includes(role) && !rolesAlone;
    const jobs = accessJobs({
      portal,
      withToken,
      listener: {
        onAccounts: (found) => {
          for (const account of found) note(account.accountId, account, false);
        },
        onRoles: (accountId, roles) => note(accountId, { roles }, !isAsked(roles)),
        onFailed: (accountId, problem) => note(accountId, { problem }, true),
      },
      follow: (accountId, roles) => (isAsked(roles) ? [credentialsOf(accountId)] : []),
    });
    const jobsFor = ({ accountId, roles }: ListedAccount): readonly Job[] => {
      if (roles === undefined) return [jobs.rolesOf(accountId)];
      return isAsked(roles) ? [credentialsOf(accountId)] : [];
    };
    for (const account of accounts ?? []) {
      note(account.accountId, account, account.roles !== undefined && !isAsked(account.roles));
    }
    await pacedJobs(accounts === undefined ? [jobs.accounts()] : accounts.flatMap(jobsFor), pacing, signal).done;
    return [...swept.values()].sort(byName);
  };
}

const mostDenials = 2;
