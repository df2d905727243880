import type { RawKeychain } from '../../../main/services/keychain.ts';

/** The keychain with something that happens before each call. */
export function beforeEachCall(raw: RawKeychain, call: () => void): RawKeychain {
  const hooked =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      call();
      return work(...args);
    };
  return {
    ...raw,
    read: hooked(raw.read),
    write: hooked(raw.write),
    remove: hooked(raw.remove),
    list: hooked(raw.list),
  };
}

/** The same after each call. */
export function afterEachCall(raw: RawKeychain, call: () => void): RawKeychain {
  const hooked =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      const result = await work(...args);
      call();
      return result;
    };
  return {
    ...raw,
    read: hooked(raw.read),
    write: hooked(raw.write),
    remove: hooked(raw.remove),
    list: hooked(raw.list),
  };
}
