import { KeychainFailure } from '../domain/keychain-failure.ts';
import type { LookedAt } from '../domain/keychain-look.ts';
import { type Problem, problemOf } from '../domain/problem.ts';
import type { Keychain } from './keychain.ts';

type LookPorts = Readonly<{
  keychain: Pick<Keychain, 'list'>;
  /** What people call it: "the macOS Keychain". */
  name: string;
  /** A failure in words. */
  problemFor(failure: KeychainFailure): Problem;
}>;

/** Whether the keychain can be used now, and what is in it. It asks the person for nothing, and never rejects. */
export function lookAtKeychain({ keychain, name, problemFor }: LookPorts): () => Promise<LookedAt> {
  return async () => {
    try {
      return { state: 'ready', name, accounts: await keychain.list('silently') };
    } catch (error) {
      if (error instanceof KeychainFailure && error.kind === 'locked') return { state: 'locked', name };
      const { kind, words } = error instanceof KeychainFailure ? problemFor(error) : problemOf(error);
      return { state: 'unusable', name, problem: { kind, ...words } };
    }
  };
}
