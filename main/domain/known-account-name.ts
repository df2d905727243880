import type { SessionAccess } from './access.ts';
import { listingOf } from './listing-of.ts';
import type { State } from './state.ts';

/** The name of an access's account: as it is listed, else the last one known of what was pinned or used. */
export function knownAccountName(
  state: State,
  { sessionId, accountId }: Omit<SessionAccess, 'role'>,
): string | undefined {
  const listed = listingOf(state, sessionId)?.accounts.find((account) => account.accountId === accountId);
  if (listed?.accountName !== undefined) return listed.accountName;
  return [...state.pins, ...state.uses].find(
    (each) => each.sessionId === sessionId && each.accountId === accountId && each.accountName !== undefined,
  )?.accountName;
}
