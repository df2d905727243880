import { KeychainFailure } from '../domain/keychain-failure.ts';
import type { LookedAt } from '../domain/keychain-look.ts';
import { type Problem, problemOf } from '../domain/problem.ts';
import type { LookAtKeychain } from './keychain.ts';
import type { WholeItems } from './whole-items.ts';

type LookPorts = Readonly<{
  look: LookAtKeychain;
  /** Absent where the keychain may ask the person for each item that it is to name (macOS). */
  items?: Pick<WholeItems, 'list' | 'rests'>;
  /** What people call it: "the macOS Keychain". */
  name: string;
  /** A failure in words. */
  problemFor(failure: KeychainFailure): Problem;
}>;

/** Whether the keychain can be used now, and what is in it. It asks the person for nothing, and never rejects. */
export function lookAtKeychain({ look, items, name, problemFor }: LookPorts): () => Promise<LookedAt> {
  return async () => {
    try {
      const state = await look();
      if (state === 'locked' || items === undefined) return { state, name };
      const accounts = await items.list('silently');
      return { state, name, accounts, rests: await items.rests('silently') };
    } catch (error) {
      if (error instanceof KeychainFailure && error.kind === 'locked') return { state: 'locked', name };
      const { kind, words } = error instanceof KeychainFailure ? problemFor(error) : problemOf(error);
      return { state: 'unusable', name, problem: { kind, ...words } };
    }
  };
}
