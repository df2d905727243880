import { keptFacts, readStoredItem, requirePortal, type StoredItem } from '../domain/kept-item.ts';
import { withFacts } from '../domain/kept-session.ts';
import { KeychainFailure, type KeychainFailureKind } from '../domain/keychain-failure.ts';
import { keychainProblem } from '../domain/keychain-problem.ts';
import type { Session } from '../domain/session.ts';
import type { KeptSessions } from './kept-sessions.ts';
import type { Asking, Keychain } from './keychain.ts';

export type AdoptItemPorts = Readonly<{
  record: Pick<KeptSessions, 'list' | 'change'>;
  keychain: Pick<Keychain, 'read'>;
  platform: NodeJS.Platform;
}>;

/**
 * Looks in the keychain for a token of a session of which the record knows nothing, since it was removed or is of an earlier day, and puts
 * it into the record. Gives whether there was one. Rejects with a `Problem` where that can't be known.
 */
export type AdoptItem = (session: Pick<Session, 'id' | 'startUrl'>, asking: Asking) => Promise<boolean>;

/** Then there is none, or none of the session's, that anybody could use. */
const none: ReadonlySet<KeychainFailureKind> = new Set(['no-bus', 'no-service', 'no-collection', 'taken', 'damaged']);

export function adoptItem({ record, keychain, platform }: AdoptItemPorts): AdoptItem {
  async function itemOf({ id, startUrl }: Pick<Session, 'id' | 'startUrl'>, asking: Asking) {
    try {
      const text = await keychain.read(id, asking);
      const stored: StoredItem | undefined = text === undefined ? undefined : readStoredItem(id, text);
      if (stored !== undefined) requirePortal(id, stored.item, startUrl);
      return stored;
    } catch (error) {
      if (!(error instanceof KeychainFailure)) throw error;
      if (none.has(error.kind)) return undefined;
      throw keychainProblem(error, platform);
    }
  }

  return async (session, asking) => {
    const { id } = session;
    if ((await record.list()).some((one) => one.id === id)) return false;
    const stored = await itemOf(session, asking);
    if (stored === undefined) return false;
    await record.change(id, (now) => now ?? withFacts({ id, storage: 'keychain' }, keptFacts(stored)));
    return true;
  };
}
