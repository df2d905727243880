import type { ProblemView } from '../view.ts';
import type { ProfilePreview } from './profile-calls.ts';

/** Where tokens are kept: in files of the AWS CLI, or in the OS keychain. */
export type KeychainCalls = {
  /** Whether the keychain can be used now; it never asks the person for anything. Takes up to some seconds. */
  'keychain.look': { input: void; output: KeychainLook };
  /** What `keychain.move` would do. It changes nothing, and asks the person for nothing. */
  'keychain.preview': { input: KeychainTarget; output: KeychainPreview };
  /**
   * Moves a session's token into the keychain, or back into a file of the AWS CLI; with `profiles` the profiles of the preview change in
   * the same step. A move that was stopped is finished by asking for it again. Rejects with a problem of kind 'keychain' where the
   * keychain can't be used: then nothing has changed.
   */
  'keychain.move': { input: KeychainTarget & { profiles: boolean }; output: KeychainMoved };
  /**
   * Takes a move `to` somewhere back: the token to where it was, and the files of profiles byte for byte; as `profile.undo`, a 'conflict' undoes
   * nothing: somebody has moved it back since, or it was in memory alone before.
   */
  'keychain.undo': { input: KeychainTarget & { changeId?: string }; output: KeychainUndone };
  /** Reads the token of a session from the keychain once more, and may ask the person for the keychain's password. */
  'keychain.tryAgain': { input: { sessionId: string }; output: void };
};

export const keychainCalls = {
  'keychain.look': 0,
  'keychain.preview': 0,
  'keychain.move': 0,
  'keychain.undo': 0,
  'keychain.tryAgain': 0,
} satisfies Record<keyof KeychainCalls, 0>;

export type KeychainTarget = { sessionId: string; to: 'keychain' | 'file' };

/** `name` is what people call it: "the macOS Keychain", "Windows Credential Manager", "the keyring". */
export type KeychainLook =
  | { state: 'ready' | 'locked'; name: string }
  | { state: 'unusable'; name: string; problem: ProblemView };

export type KeychainPreview = {
  /** The profiles that change, by name: to `process` on the way into the keychain, back to `sso` on the way out. */
  profiles: string[];
  /** What changes in the files for that. */
  changes: ProfilePreview['changes'];
  /** Profiles that use the session and can't be helped, and why, as a sentence. */
  left: { profile: string; why: string }[];
  /** Profiles that work before and after: those that ask Daypass, and those with keys. */
  unaffected: string[];
  /** The item in the keychain, as its own program shows it, for example "Daypass/corp". */
  item: string;
  /** Files that go, or come, as people write them. */
  files: string[];
};

export type KeychainUndone = {
  /** True where there is no token any more that could be where it was: somebody has signed out since. */
  signedOut: boolean;
};

export type KeychainMoved = {
  /** How many profiles were changed. */
  profiles: number;
  /** For `keychain.undo`; absent when no file of profiles was changed. */
  changeId?: string;
  /** What of the sign-in is still in files, as sentences. */
  warnings?: string[];
};
