import type { SessionAccess } from '../domain/access.ts';
import type { Use } from '../domain/activity.ts';
import { knownAccountName } from '../domain/known-account-name.ts';
import type { StateHolder } from './hold-state.ts';
import type { NoteActivity } from './note-activity.ts';

/**
 * Tells the state that an access was used just now, since the tray offers what is used most; and records for what. `expiresAt` is when
 * the credentials end that were issued for it (UTC ms).
 */
export const noteUse =
  (holder: StateHolder, note: NoteActivity) =>
  ({ sessionId, accountId, role }: SessionAccess, use: Use, expiresAt?: number): void => {
    const access = { sessionId, accountId, role };
    holder.dispatch({ type: 'access-used', access, at: holder.state().now });
    const accountName = knownAccountName(holder.state(), access);
    note({
      ...use,
      ...access,
      ...(accountName !== undefined && { accountName }),
      ...(expiresAt !== undefined && { expiresAt }),
    });
  };
