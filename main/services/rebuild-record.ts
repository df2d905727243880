import { keptFacts, type StoredItem } from '../domain/kept-item.ts';
import { isKept, type KeptSession, withFacts } from '../domain/kept-session.ts';
import { KeychainFailure } from '../domain/keychain-failure.ts';
import { Problem } from '../domain/problem.ts';
import type { KeptSessions } from './kept-sessions.ts';
import type { Asking } from './keychain.ts';
import type { StoredItems } from './stored-items.ts';

/** What came of looking through the keychain: sessions that are known again, and items that could not be read, by their account. */
export type Rebuilt = Readonly<{
  found: readonly string[];
  failures: readonly Readonly<{ sessionId: string; problem: Problem }>[];
}>;

/**
 * See `KeptTokens.rebuild`. Only when everything was read is the record touched: while the keychain can't be read, a session of a damaged
 * record would else be taken for signed out.
 */
export async function rebuildRecord(
  items: StoredItems,
  record: KeptSessions,
  asking: Asking,
  startUrls: ReadonlyMap<string, string>,
): Promise<Rebuilt> {
  const known = new Map((await recordedIn(record)).map((session) => [session.id, session]));
  const found = new Map<string, StoredItem>();
  const failures: { sessionId: string; problem: Problem }[] = [];
  for (const id of await items.list(asking)) {
    if (isAccounted(known.get(id))) continue;
    try {
      const stored = await items.read(id, [startUrls.get(id)], asking);
      if (stored !== undefined) found.set(id, stored);
    } catch (error) {
      if (!(error instanceof Problem) || !isOfItem(error)) throw error;
      failures.push({ sessionId: id, problem: error });
    }
  }
  await record.mend();
  for (const [id, stored] of found) {
    // What could be read of a damaged one after all says more than the item.
    await record.change(id, (now) =>
      isAccounted(now) ? now : withFacts(now ?? { id, storage: 'keychain' }, keptFacts(stored)),
    );
  }
  return { found: [...found.keys()], failures };
}

/** True where an item of the session is no news. */
const isAccounted = (session: KeptSession | undefined): boolean =>
  session !== undefined && (session.facts !== undefined || session.leaving === true || !isKept(session));

async function recordedIn(record: KeptSessions): Promise<readonly KeptSession[]> {
  try {
    return await record.list();
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

const isOfItem = ({ cause }: Problem): boolean =>
  cause instanceof KeychainFailure && ['damaged', 'taken', 'newer'].includes(cause.kind);
