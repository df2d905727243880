import { Problem } from './domain/problem.ts';
import type { WindowKeychain } from './services/act-on-keychain.ts';

/** The keychain of this computer, as the window needs it. */
export function keychainHere(): WindowKeychain {
  const notYet = async () => {
    throw new Problem('keychain', { what: 'Tokens can not be moved yet.' });
  };
  return {
    moves: { preview: notYet, move: notYet, undo: notYet },
    kept: { read: notYet, askAgain: () => undefined },
    look: async () => ({ state: 'unusable', name: 'the keychain', problem: { kind: 'keychain', what: 'Not yet.' } }),
    itemOf: (sessionId) => `Daypass/${sessionId}`,
  };
}
