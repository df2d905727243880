/**
 * Why the OS keychain did not do what was asked:
 * - `no-bus`: there is no session bus, so no way to a Secret Service (Linux).
 * - `no-service`: nothing on this machine keeps secrets, or what talks to it can't be loaded.
 * - `no-collection`: the Secret Service has no keyring to put anything into (Linux).
 * - `locked`: it is locked, and nothing can ask the person for its password, or was not to ask.
 * - `denied`: the person was asked and said no, or closed the question.
 * - `timeout`: it does not answer.
 * - `too-large`: it takes no item of that size.
 * - `damaged`: parts of the item are missing or are not what was put there.
 * - `taken`: the item of that name is somebody else's: a sign-in to another portal, or no sign-in at all.
 * - `newer`: a newer Daypass put the item there, in a way that this one can't read.
 * - `changed`: what was read back is not what was written.
 * - `refused`: anything else that it said.
 */
export type KeychainFailureKind =
  | 'no-bus'
  | 'no-service'
  | 'no-collection'
  | 'locked'
  | 'denied'
  | 'timeout'
  | 'too-large'
  | 'damaged'
  | 'taken'
  | 'newer'
  | 'changed'
  | 'refused';

/** The OS keychain failed. `detail` is what it said, without secrets; for people, see `keychainProblem`. */
export class KeychainFailure extends Error {
  readonly kind: KeychainFailureKind;
  readonly detail: string | undefined;

  constructor(kind: KeychainFailureKind, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? kind : `${kind}: ${detail}`, options);
    this.name = 'KeychainFailure';
    this.kind = kind;
    this.detail = detail;
  }
}
