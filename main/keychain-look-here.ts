import process from 'node:process';
import type { Places } from './adapters/places.ts';
import type { LookedAt } from './domain/keychain-look.ts';
import { keychainName, keychainProblem } from './domain/keychain-problem.ts';
import { lookAtKeychain } from './services/look-at-keychain.ts';
import { tokensHere } from './tokens-here.ts';

/** A look at the keychain of this system, for the app and for the verbs. */
export function keychainLookHere(places: Places): () => Promise<LookedAt> {
  const { platform } = process;
  const { look, keychain } = tokensHere(places);
  return lookAtKeychain({
    look,
    name: keychainName(platform),
    problemFor: (failure) => keychainProblem(failure, platform),
    // macOS asks the person for leave to each item, where it was not given for always.
    ...(platform !== 'darwin' && { items: keychain }),
  });
}
