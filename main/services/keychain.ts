/** Whether a person may be asked now, for the keychain's password or for leave. */
export type Asking = 'may-ask' | 'silently';

/**
 * Items of text in the OS keychain under Daypass's name, told apart by their account (a port). Every call rejects with a
 * `KeychainFailure`; with 'silently', within some seconds. A locked keychain is a failure, never an item that is not there.
 */
export type Keychain = Readonly<{
  /** Undefined when there is no such item. */
  read(account: string, asking: Asking): Promise<string | undefined>;
  /** Puts the text there, in place of what was. */
  write(account: string, text: string, asking: Asking): Promise<void>;
  /** Done as well when there is none. */
  remove(account: string, asking: Asking): Promise<void>;
  /** The accounts of all items of Daypass. */
  list(asking: Asking): Promise<readonly string[]>;
}>;

/** A keychain as the platform has it. `mostBytes`: an item's UTF-8 text may be no longer; absent: there is no limit that counts. */
export type RawKeychain = Keychain & Readonly<{ mostBytes?: number }>;

/** Whether the keychain can be used now (a port); asks the person for nothing, and rejects as `Keychain`, within some seconds. */
export type LookAtKeychain = () => Promise<'ready' | 'locked'>;

export type OsKeychain = RawKeychain & Readonly<{ look: LookAtKeychain }>;
