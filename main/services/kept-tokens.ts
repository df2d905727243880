import type { KeptSession } from '../domain/kept-session.ts';
import type { Problem } from '../domain/problem.ts';
import type { Storage } from '../domain/session.ts';
import type { Token } from '../domain/token.ts';
import type { Asking } from './keychain.ts';

/**
 * What a session's item in the keychain holds: the token as the text of its file in the AWS CLI's cache (with what other programs
 * keep beside it), and the client registrations that went with it, as the texts of their files by file name.
 */
export type KeptItem = Readonly<{ text: string; token: Token; registrations: ReadonlyMap<string, string> }>;

/** A session whose token is in the keychain, or in memory for this run, as far as is known without asking the keychain. */
export type KeptToken = Readonly<{
  session: KeptSession;
  /** Where it really is. */
  storage: Exclude<Storage, 'file'>;
  /** In memory already, and still what is there. */
  item?: KeptItem;
  /** Why it could not be read last. */
  problem?: Problem;
}>;

/** The tokens that are not in files. Read once, shared between all who ask, and kept in memory until another one is put there. */
export type KeptTokens = Readonly<{
  /** All there are, from the record and memory. It never asks the keychain. */
  known(): Promise<readonly KeptToken[]>;
  /**
   * The item of a session, from memory, else from the keychain; undefined: there is none (any more), and the record says so from
   * now on. Rejects with a `Problem` of kind 'keychain'. Once the person said no, it fails at once with 'silently' and with
   * 'may-ask' alike, until `askAgain`.
   */
  read(sessionId: string, asking: Asking): Promise<KeptItem | undefined>;
  /** The same past memory, for who works alone on the session's token. */
  readAnew(sessionId: string, asking: Asking): Promise<KeptItem | undefined>;
  /** Puts an item there, reads it back and compares; then records it. Rejects with a `Problem`; what was there before may be gone then. */
  write(sessionId: string, item: KeptItem, asking: Asking): Promise<void>;
  /** Keeps it in the memory of this process alone. */
  hold(sessionId: string, item: KeptItem): void;
  /** Takes it away, from the keychain and from memory. What was chosen stays in the record. */
  remove(sessionId: string, asking: Asking): Promise<void>;
  /** Where the next token of the session belongs: as chosen for it, else as set for new sign-ins. */
  storageFor(sessionId: string): Promise<Exclude<Storage, 'memory'>>;
  /** The person wants it tried again, after having said no. */
  askAgain(): void;
  /** Drops what is in memory of a session: the record says that somebody else wrote or removed it. */
  forget(sessionId: string): void;
}>;
