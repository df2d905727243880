import type { Access, Account } from '../domain/access.ts';
import type { Credentials } from '../domain/credentials.ts';
import type { Token } from '../domain/token.ts';
import type { Asking } from './keychain.ts';

/** One page of a list; `next` is absent on the last one. */
export type Page<T> = Readonly<{ items: readonly T[]; next?: string }>;

/** The access portal's API (AWS IAM Identity Center portal API reference). Every call rejects with a `PortalFailure`. One call is one request: no retries. */
export type Portal = Readonly<{
  accounts(token: Token, page?: string, signal?: AbortSignal): Promise<Page<Account>>;
  roles(token: Token, accountId: string, page?: string, signal?: AbortSignal): Promise<Page<string>>;
  credentials(token: Token, access: Access, signal?: AbortSignal): Promise<Credentials>;
  /** Ends the sign-in at AWS, whatever can be bought with it; done as well when AWS knows it no more. */
  logout(token: Token, signal?: AbortSignal): Promise<void>;
}>;

/**
 * Gives the newest readable token of a session; undefined when signed out. Where it is in the keychain, the person may be asked for that,
 * unless it is wanted 'silently'; rejects with a `Problem` where it can't be read.
 */
export type TokenSource = (sessionId: string, asking?: Asking) => Promise<Token | undefined>;

/**
 * After AWS refused this token: the one to try once more with; undefined when the person has to sign in. `again`: that was it, and it
 * was refused as well. For another one the person may be asked to open the keychain, unless it is wanted 'silently'.
 */
export type AfterRefusal = (
  sessionId: string,
  token: Token,
  again?: boolean,
  asking?: Asking,
) => Promise<Token | undefined>;
