import { KeychainFailure } from '../domain/keychain-failure.ts';
import type { Asking, OsKeychain } from '../services/keychain.ts';
import type { Refusals } from './refusals.ts';

/** A keychain that asks the person within its calls (macOS): while an earlier refusal counts, no call is made that may ask. */
export function heedRefusals(keychain: OsKeychain, { last, counts, note }: Refusals): OsKeychain {
  async function heeding<T>(asking: Asking, call: () => Promise<T>): Promise<T> {
    if (asking === 'silently') return call();
    if (counts(await last())) throw new KeychainFailure('denied');
    try {
      return await call();
    } catch (error) {
      // Where it can't be noted, the next one asks again.
      if (error instanceof KeychainFailure && error.kind === 'denied') await note().catch(() => undefined);
      throw error;
    }
  }

  return {
    ...keychain,
    read: (account, asking) => heeding(asking, () => keychain.read(account, asking)),
    write: (account, text, asking) => heeding(asking, () => keychain.write(account, text, asking)),
    remove: (account, asking) => heeding(asking, () => keychain.remove(account, asking)),
    list: (asking) => heeding(asking, () => keychain.list(asking)),
  };
}
