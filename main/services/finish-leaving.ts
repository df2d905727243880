import { readStoredItem } from '../domain/kept-item.ts';
import type { KeptSessions } from './kept-sessions.ts';
import type { KeptTokens } from './kept-tokens.ts';
import type { Keychain } from './keychain.ts';
import { keptNow } from './move-ports.ts';
import type { Portal } from './portal.ts';
import { heldInMemory } from './restore-to-file.ts';
import type { TokenStore } from './token-store.ts';

export type FinishLeavingPorts = Readonly<{
  record: Pick<KeptSessions, 'list'>;
  keychain: Pick<Keychain, 'read'>;
  kept: Pick<KeptTokens, 'known' | 'readAnew' | 'remove' | 'hold'>;
  store: Pick<TokenStore, 'exclusively'>;
  portal: Pick<Portal, 'logout'>;
}>;

/**
 * Takes out of the keychain what it did not let go when the person signed out, but for the sessions `except`, and tells AWS of it; the
 * person is asked for nothing. Gives why something could not be taken out; rejects with a `Problem` where the record can't be read.
 */
export function finishLeaving(
  ports: FinishLeavingPorts,
): (except?: ReadonlySet<string>) => Promise<readonly unknown[]> {
  const { record, keychain, kept, store, portal } = ports;

  const leaving = async () => (await record.list()).filter((session) => session.leaving === true).map(({ id }) => id);

  async function finish(id: string): Promise<void> {
    // What somebody was putting in its place as they were stopped is recorded by that, and stays.
    await keptNow({ kept }, id, { asking: 'silently', orNone: true });
    // Somebody may have signed in again meanwhile.
    if (!(await leaving()).includes(id)) return;
    const text = await keychain.read(id, 'silently').catch(() => undefined);
    const held = await heldInMemory({ kept }, id);
    try {
      await kept.remove(id, 'silently');
    } finally {
      // Who has signed in since, without the keychain, stays signed in.
      if (held !== undefined) kept.hold(id, held);
    }
    if (text !== undefined) await tellAws(id, text).catch(() => undefined);
  }

  async function tellAws(id: string, text: string): Promise<void> {
    await portal.logout(readStoredItem(id, text).item.token);
  }

  return async (except) => {
    const failures: unknown[] = [];
    for (const id of await leaving()) {
      if (except?.has(id)) continue;
      await store.exclusively(id, () => finish(id)).catch((error: unknown) => failures.push(error));
    }
    return failures;
  };
}
