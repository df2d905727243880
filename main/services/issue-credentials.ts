import type { Access } from '../domain/access.ts';
import type { Credentials } from '../domain/credentials.ts';
import { Problem } from '../domain/problem.ts';
import type { Portal, TokenSource } from './portal.ts';
import type { Clock } from './ports.ts';

export type IssueCredentialsPorts = Readonly<{
  portal: Pick<Portal, 'credentials'>;
  tokens: TokenSource;
  clock: Clock;
  /** From 0 to 1, for jitter; `Math.random` when absent. */
  random?: () => number;
}>;

export type IssueCredentials = {
  /** Rejects with a `Problem`: 'sign-in-needed', 'no-such-access', 'unreachable', 'unexpected'; or the signal's reason. */
  (sessionId: string, access: Access, signal?: AbortSignal): Promise<Credentials>;
  /** Drops what is kept of this session: it was signed out. */
  forget(sessionId: string): void;
};

/** Gives credentials for an access, kept in memory and given again while they have 15 minutes left. */
export function issueCredentials(_ports: IssueCredentialsPorts): IssueCredentials {
  const issue = () => Promise.reject(new Problem('unexpected', { what: 'Not built yet.' }));
  return Object.assign(issue, { forget: () => {} });
}
