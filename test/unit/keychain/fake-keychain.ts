import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import type { Asking, RawKeychain } from '../../../main/services/keychain.ts';

type Call = Readonly<{ does: 'read' | 'write' | 'remove' | 'list'; account?: string; asking: Asking }>;

/** A keychain in memory. `before` is run at each call, and may throw what the keychain would. */
export function fakeKeychain({ mostBytes, before = () => {} }: { mostBytes?: number; before?(call: Call): void } = {}) {
  const items = new Map<string, string>();
  const calls: Call[] = [];

  function called(call: Call): void {
    calls.push(call);
    before(call);
  }

  const keychain: RawKeychain = {
    ...(mostBytes !== undefined && { mostBytes }),
    async read(account, asking) {
      called({ does: 'read', account, asking });
      return items.get(account);
    },
    async write(account, text, asking) {
      called({ does: 'write', account, asking });
      if (mostBytes !== undefined && Buffer.byteLength(text) > mostBytes) throw new KeychainFailure('too-large');
      items.set(account, text);
    },
    async remove(account, asking) {
      called({ does: 'remove', account, asking });
      items.delete(account);
    },
    async list(asking) {
      called({ does: 'list', asking });
      return [...items.keys()];
    },
  };
  return { ...keychain, items, calls };
}
