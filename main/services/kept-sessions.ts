import type { KeptSession } from '../domain/kept-session.ts';

/** The record of sessions whose place was chosen (a port): `keychain.json` in Daypass's own folder. */
export type KeptSessions = Readonly<{
  /** Rejects with a `Problem` of kind `file`; a file that is damaged is that as well. None where there is no file. */
  list(): Promise<readonly KeptSession[]>;
  /**
   * Changes the record of one session, alone among all Daypass processes; undefined takes it off. `change` may be asked more than once.
   * Rejects as `list`, and when it can't be written.
   */
  change(
    id: string,
    change: (before: KeptSession | undefined) => KeptSession | undefined,
  ): Promise<KeptSession | undefined>;
  /** Sets a damaged record aside and keeps what can still be read of it. One that is whole, or of a newer Daypass, stays. Rejects as `change`. */
  mend(): Promise<void>;
}>;
