import type { Token } from '../domain/token.ts';
import type { Asking } from './keychain.ts';

/** What a token may take the place of; absent: of anything. */
type Only = Readonly<{ expected: Token | undefined }>;

/**
 * Where sessions' tokens are kept, one by one (a port). Rejects with a `Problem` of kind `file`, or `keychain` for one that is there; for
 * that the person may be asked for leave, unless it is to be done 'silently'.
 */
export type TokenStore = Readonly<{
  /**
   * The token as it is now, under the session's own name; undefined when there is none that can be read. `startUrl`: of the session, where it
   * is known; what is in the keychain of another portal is none.
   */
  read(sessionId: string, asking?: Asking, startUrl?: string): Promise<Token | undefined>;
  /**
   * Puts a token in place, whole or not at all. With `expected`, only while the token there is still that one (the same
   * access token; `undefined` inside the object: none there); else nothing is written and the answer is `stale`.
   */
  write(sessionId: string, token: Token, only?: Only, asking?: Asking): Promise<'done' | 'stale'>;
  /**
   * Takes the token away; done as well when there was none. One in the keychain that is of another portal than `startUrl`, where that of the
   * session is known, stays.
   */
  remove(sessionId: string, startUrl?: string): Promise<void>;
  /** Runs `work` while no other Daypass process works on this session's token; other programs take no part in it. */
  exclusively<T>(sessionId: string, work: () => Promise<T>): Promise<T>;
}>;
