import type { SessionAccess } from '../domain/access.ts';
import type { StateHolder } from './hold-state.ts';

/** Tells the state that an access was used just now: the tray offers what is used most. */
export const noteUse =
  (holder: StateHolder) =>
  (access: SessionAccess): void =>
    holder.dispatch({ type: 'access-used', access, at: holder.state().now });
