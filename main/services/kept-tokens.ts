import type { KeptItem } from '../domain/kept-item.ts';
import type { KeptSession } from '../domain/kept-session.ts';
import type { Problem } from '../domain/problem.ts';
import type { Storage } from '../domain/session.ts';
import type { Asking } from './keychain.ts';

/** A session whose tokens are in the keychain, or in memory for this run, as far as is known without asking the keychain. */
export type KeptToken = Readonly<{
  /** Without `facts`: signed out, as far as is known. */
  session: KeptSession;
  /** Where it really is. */
  storage: Exclude<Storage, 'file'>;
  /** In memory already, and still what is there. */
  item?: KeptItem;
  /** Why it could not be read last. */
  problem?: Problem;
}>;

/** What came of looking through the keychain: sessions that are known again, and items that could not be read, by their account. */
export type Rebuilt = Readonly<{
  found: readonly string[];
  failures: readonly Readonly<{ sessionId: string; problem: Problem }>[];
}>;

/** The tokens that are not in files. Read once, shared between all who ask, and kept in memory until another one is put there. */
export type KeptTokens = Readonly<{
  /**
   * All sessions whose place is the keychain (or was, while they are `restoring`), and those in memory. It never asks the keychain. Rejects
   * with a `Problem` of kind 'file' where the record can't be read.
   */
  known(): Promise<readonly KeptToken[]>;
  /**
   * The item of a session, from memory, else from the keychain; undefined: there is none (any more), and the record says so from
   * now on. Rejects with a `Problem` of kind 'keychain'. Once the person said no, it fails at once with 'silently' and with
   * 'may-ask' alike, until `askAgain`. Nobody looks into the keychain for a session whose place it is not.
   */
  read(sessionId: string, asking: Asking): Promise<KeptItem | undefined>;
  /** The same past memory, for who works alone on the session's token. */
  readAnew(sessionId: string, asking: Asking): Promise<KeptItem | undefined>;
  /**
   * Puts an item there, reads it back and compares; then records it. A session without a place of its own has it in the keychain from
   * then on. For who works alone on the session's token. Rejects with a `Problem`; what was there before may be gone then.
   */
  write(sessionId: string, item: KeptItem, asking: Asking): Promise<void>;
  /** Keeps it in the memory of this process alone. */
  hold(sessionId: string, item: KeptItem): void;
  /** Takes it away, from the keychain and from memory. What was chosen stays in the record. */
  remove(sessionId: string, asking: Asking): Promise<void>;
  /** Where the next token of the session belongs: as chosen for it, else as set for new sign-ins. */
  storageFor(sessionId: string): Promise<Exclude<Storage, 'memory'>>;
  /** Notes where tokens of the session belong from now on; nothing moves. Rejects with a `Problem` of kind 'file'. */
  mark(sessionId: string, place: Pick<KeptSession, 'storage' | 'restoring'>): Promise<void>;
  /** The person wants it tried again, after having said no. */
  askAgain(): void;
  /** Drops what is in memory of a session's item: the record says that somebody else wrote or removed it. */
  forget(sessionId: string): void;
  /**
   * Looks through the keychain for tokens that the record does not know of, and puts them into it; a record that can't be read is set aside
   * first. Rejects with a `Problem` where the keychain, or the record, does not let it.
   */
  rebuild(asking: Asking): Promise<Rebuilt>;
}>;
