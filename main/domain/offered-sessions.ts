import { isSignedIn } from './leading-session.ts';
import { samePortal } from './seat.ts';
import type { Session } from './session.ts';

/**
 * A session that a person need not type. `inConfig` is false for one known from the token cache alone: to sign in to it
 * again, it is added to the config file first.
 */
export type OfferedSession = Readonly<{ session: Session; inConfig: boolean }>;

/**
 * What to offer at the first run, of the sessions found: those that are signed in first, then those of the config file. Of
 * the portals known from the cache alone, each is offered once. `now` is UTC ms.
 */
export function offeredSessions(sessions: readonly Session[], now: number): OfferedSession[] {
  const rank = (session: Session): number => (isSignedIn(session, now) ? 0 : 2) + (session.form === 'cached' ? 1 : 0);
  const ordered = sessions.toSorted((a, b) => rank(a) - rank(b));
  return ordered
    .filter(
      (session, at) => session.form !== 'cached' || !ordered.slice(0, at).some((before) => samePortal(before, session)),
    )
    .map((session) => ({ session, inConfig: session.form !== 'cached' }));
}
