import type { Account } from '../domain/access.ts';
import { Problem } from '../domain/problem.ts';
import type { Portal, TokenSource } from './portal.ts';
import type { Clock } from './ports.ts';

export type ListAccessPorts = Readonly<{
  portal: Pick<Portal, 'accounts' | 'roles'>;
  tokens: TokenSource;
  clock: Clock;
  /** From 0 to 1, for jitter; `Math.random` when absent. */
  random?: () => number;
}>;

export type AccessListener = Readonly<{
  /** One page of accounts, as it arrives; no account comes twice. */
  onAccounts(accounts: readonly Account[]): void;
  /** All the roles of one account, in the portal's order; none when the account is closed to this person. */
  onRoles(accountId: string, roles: readonly string[]): void;
  /** The roles of this account could not be had; the others go on. */
  onFailed?(accountId: string, problem: Problem): void;
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

export type ListAccess = (sessionId: string, listener: AccessListener, signal?: AbortSignal) => AccessListing;

/** Lists accounts and roles of a session, the accounts first. */
export function listAccess(_ports: ListAccessPorts): ListAccess {
  return () => ({ done: Promise.reject(new Problem('unexpected', { what: 'Not built yet.' })), prioritise: () => {} });
}
