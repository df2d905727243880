import { readStoredItem } from '../domain/kept-item.ts';
import type { KeptSessions } from './kept-sessions.ts';
import type { KeptTokens } from './kept-tokens.ts';
import type { Asking, Keychain } from './keychain.ts';
import { keptNow } from './move-ports.ts';
import type { Portal } from './portal.ts';
import { heldInMemory } from './restore-to-file.ts';
import type { TokenStore } from './token-store.ts';

export type FinishLeavingPorts = Readonly<{
  record: Pick<KeptSessions, 'list'>;
  keychain: Pick<Keychain, 'read'>;
  kept: Pick<KeptTokens, 'known' | 'open' | 'readAnew' | 'remove' | 'hold'>;
  store: Pick<TokenStore, 'exclusively'>;
  portal: Pick<Portal, 'logout'>;
}>;

/**
 * Takes the item of a session out of the keychain that was to go when the person signed out, if there is one, and tells AWS of it. For who
 * works alone on the session's token. Rejects with a `Problem`.
 */
export type EndLeaving = (sessionId: string, asking: Asking) => Promise<void>;

export function endLeaving({ record, keychain, kept, portal }: Omit<FinishLeavingPorts, 'store'>): EndLeaving {
  const isLeaving = async (id: string): Promise<boolean> => (await leavingIn(record)).includes(id);

  async function tellAws(id: string, text: string): Promise<void> {
    await portal.logout(readStoredItem(id, text).item.token);
  }

  return async (id, asking) => {
    if (!(await isLeaving(id))) return;
    if (asking === 'may-ask') await kept.open(id);
    // What somebody was putting in its place as they were stopped is recorded by that, and stays.
    await keptNow({ kept }, id, { asking, orNone: true });
    // Somebody may have signed in again meanwhile.
    if (!(await isLeaving(id))) return;
    const text = await keychain.read(id, 'silently').catch(() => undefined);
    const held = await heldInMemory({ kept }, id);
    try {
      await kept.remove(id, asking);
    } finally {
      // Who has signed in since, without the keychain, stays signed in.
      if (held !== undefined) kept.hold(id, held);
    }
    if (text !== undefined) await tellAws(id, text).catch(() => undefined);
  };
}

/**
 * Takes out of the keychain what it did not let go when the person signed out, but for the sessions `except`, and tells AWS of it; the
 * person is asked for nothing. Gives why something could not be taken out; rejects with a `Problem` where the record can't be read.
 */
export function finishLeaving(
  ports: FinishLeavingPorts,
): (except?: ReadonlySet<string>) => Promise<readonly unknown[]> {
  const { record, store } = ports;
  const end = endLeaving(ports);
  return async (except) => {
    const failures: unknown[] = [];
    for (const id of await leavingIn(record)) {
      if (except?.has(id)) continue;
      await store.exclusively(id, () => end(id, 'silently')).catch((error: unknown) => failures.push(error));
    }
    return failures;
  };
}

const leavingIn = async (record: FinishLeavingPorts['record']): Promise<readonly string[]> =>
  (await record.list()).filter((session) => session.leaving === true).map(({ id }) => id);
