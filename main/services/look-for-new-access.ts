import { isSignedIn } from '../domain/leading-session.ts';
import type { StateHolder } from './hold-state.ts';
import type { AccountKeeper } from './keep-accounts-listed.ts';

/** How often to see whether a listing is due, at most; the keeper of the accounts knows which ones are. */
const lookEveryMs = 30 * 60_000;

export type LookPorts = Readonly<{ holder: StateHolder; accounts: Pick<AccountKeeper, 'look'> }>;

/**
 * While a person wants to be told of new accounts and roles, every session is listed when it is signed in to, when the app
 * starts, and every few hours, without anybody looking. It has no timer: the time that the state is told of is often enough.
 * Gives a function that ends this.
 */
export function lookForNewAccess({ holder, accounts }: LookPorts): () => void {
  /** When each of the sessions was looked at last, UTC ms. */
  const looked = new Map<string, number>();

  return holder.subscribe(({ sessions, settings, now }) => {
    const wanted = settings.remindOfNewAccess ? sessions.filter((session) => isSignedIn(session, now)) : [];
    const ids = new Set(wanted.map(({ id }) => id));
    for (const id of looked.keys()) if (!ids.has(id)) looked.delete(id);
    for (const id of ids) {
      const at = looked.get(id);
      if (at !== undefined && Math.abs(now - at) < lookEveryMs) continue;
      looked.set(id, now);
      accounts.look(id);
    }
  });
}
