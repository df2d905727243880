import type { SessionAccess } from '../domain/access.ts';
import { accessText } from '../domain/access-text.ts';
import { knownAccountName } from '../domain/known-account-name.ts';
import type { State } from '../domain/state.ts';

/** What to call an access in front of a person: its account's name where that is known, and its role. */
export function accessLabel(state: State, access: SessionAccess): string {
  const { accountId, role } = access;
  return accessText({ accountId, role, accountName: knownAccountName(state, access) });
}
