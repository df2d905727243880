import type { Token } from '../domain/token.ts';
import { type AccessListener, accessJobs } from './access-jobs.ts';
import { heldToken } from './held-token.ts';
import { type PacedJobsPorts, pacedJobs } from './paced-jobs.ts';
import type { AfterRefusal, Portal, TokenSource } from './portal.ts';

export type ListAccessPorts = PacedJobsPorts &
  Readonly<{
    portal: Pick<Portal, 'accounts' | 'roles'>;
    tokens: TokenSource;
    /** When absent, the token is read anew. */
    afterRefusal?: AfterRefusal;
  }>;

export type AccessListing = Readonly<{
  /**
   * Settles when every account has its roles or its failure. Rejects with a `Problem`: 'sign-in-needed', 'unreachable',
   * 'unexpected'; or with the signal's reason. What was told to the listener until then stays true.
   */
  done: Promise<void>;
  /** Somebody looks at this account: its roles come next. */
  prioritise(accountId: string): void;
}>;

/** With `accountIds`, only the roles of these are asked for, and `onAccounts` is not called. */
export type ListAccess = (
  sessionId: string,
  listener: AccessListener,
  signal?: AbortSignal,
  accountIds?: readonly string[],
) => AccessListing;

/** Lists accounts and roles of a session, the accounts first; roles follow as fast as AWS lets them. */
export function listAccess({ portal, tokens, afterRefusal, ...pacing }: ListAccessPorts): ListAccess {
  return (sessionId, listener, signal, accountIds) => {
    const refused = afterRefusal && ((token: Token, again: boolean) => afterRefusal(sessionId, token, again));
    const withToken = heldToken(() => tokens(sessionId), portal, pacing.clock, refused);
    const { accounts, rolesOf } = accessJobs({ portal, withToken, listener });
    const first = accountIds === undefined ? [accounts()] : accountIds.map(rolesOf);
    const { done, hurry } = pacedJobs(first, pacing, signal);
    return { done, prioritise: hurry };
  };
}
