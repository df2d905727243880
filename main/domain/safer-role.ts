import type { SessionAccess } from './access.ts';
import { listingOf } from './listing-of.ts';
import { rolePower, safestFirst } from './role-power.ts';
import type { State } from './state.ts';

/** The read-only role to offer in place of a powerful one; none where that account has none, or it is not listed. */
export function saferRole(state: State, { sessionId, accountId }: SessionAccess): string | undefined {
  const account = listingOf(state, sessionId)?.accounts.find((each) => each.accountId === accountId);
  const safest = account?.roles?.toSorted(safestFirst)[0];
  return safest !== undefined && rolePower(safest) === 'read-only' ? safest : undefined;
}
