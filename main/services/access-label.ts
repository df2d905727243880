import type { SessionAccess } from '../domain/access.ts';
import { accessText } from '../domain/access-text.ts';
import { listingOf } from '../domain/listing-of.ts';
import type { State } from '../domain/state.ts';

/** What to call an access in front of a person: its account's name where that is known, and its role. */
export function accessLabel(state: State, { sessionId, accountId, role }: SessionAccess): string {
  const listed = listingOf(state, sessionId)?.accounts.find((account) => account.accountId === accountId);
  const pinned = state.pins.find((pin) => pin.sessionId === sessionId && pin.accountId === accountId);
  const accountName = listed?.accountName ?? pinned?.accountName;
  return accessText({ accountId, role, accountName });
}
