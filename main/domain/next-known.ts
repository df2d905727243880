import type { ListedAccount } from './access.ts';
import { keepSameItems } from './same-value.ts';
import type { Known } from './state.ts';

/** More accounts and roles than this, over all sessions, are not kept: the file is read and written as a whole. */
const mostKept = 20_000;

/** What is known once a session's listing is complete; the same list when that held what the last one did. */
export function accessesKnown(
  known: readonly Known[],
  sessionId: string,
  accounts: readonly ListedAccount[],
): readonly Known[] {
  const fresh: Known = { sessionId, accounts: accounts.map(({ accountId, roles = [] }) => ({ accountId, roles })) };
  const isFirst = !known.some((one) => one.sessionId === sessionId);
  const after = isFirst ? [...known, fresh] : known.map((one) => (one.sessionId === sessionId ? fresh : one));
  return keepSameItems(known, after, (one) => one.sessionId);
}

/** What of it outlives the app: of a session all or nothing, since what is missing would be told as new. */
export function knownToKeep(known: readonly Known[]): readonly Known[] {
  let room = mostKept;
  return known.filter(({ accounts }) => {
    const size = accounts.reduce((sum, { roles }) => sum + 1 + roles.length, 0);
    if (size > room) return false;
    room -= size;
    return true;
  });
}
