import { readStoredItem } from '../domain/kept-item.ts';
import type { KeptSessions } from './kept-sessions.ts';
import type { KeptTokens } from './kept-tokens.ts';
import type { Keychain } from './keychain.ts';
import type { Portal } from './portal.ts';
import type { TokenStore } from './token-store.ts';

export type FinishLeavingPorts = Readonly<{
  record: Pick<KeptSessions, 'list'>;
  keychain: Pick<Keychain, 'read'>;
  kept: Pick<KeptTokens, 'remove'>;
  store: Pick<TokenStore, 'exclusively'>;
  portal: Pick<Portal, 'logout'>;
}>;

/**
 * Takes out of the keychain what it did not let go when the person signed out, but for the sessions `except`, and tells AWS of it; the person is asked for nothing. Gives why
 * something could not be taken out; rejects with a `Problem` where the record can't be read.
 */
export function finishLeaving(
  ports: FinishLeavingPorts,
): (except?: ReadonlySet<string>) => Promise<readonly unknown[]> {
  const { record, keychain, kept, store, portal } = ports;

  const leaving = async () => (await record.list()).filter((session) => session.leaving === true).map(({ id }) => id);

  async function finish(id: string): Promise<void> {
    // Somebody may have signed in again meanwhile.
    if (!(await leaving()).includes(id)) return;
    const text = await keychain.read(id, 'silently').catch(() => undefined);
    await kept.remove(id, 'silently');
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
