import { type Session, type SessionState, sessionStateAt } from './session.ts';
import type { State } from './state.ts';

/** From what wants attention first to what can wait. */
const order: readonly SessionState[] = [
  'ending-soon',
  'signed-in',
  'renewable',
  'blocked',
  'offline',
  'ended',
  'signed-out',
];

/** The session that speaks for all of them where there is room for one; of equals the first. */
export function leadingSession(sessions: readonly Session[], now: number): Session | undefined {
  const states = sessions.map((session) => sessionStateAt(session, now));
  const first = order.find((state) => states.includes(state));
  return first === undefined ? undefined : sessions[states.indexOf(first)];
}

/** So many of the sessions, in their own order: those that want attention, or are being signed in to, before those that can wait. */
export function leadingSessions({ sessions, signIns, now }: State, most: number): readonly Session[] {
  const signingIn = new Set(signIns.map(({ sessionId }) => sessionId));
  const rank = (session: Session): number =>
    signingIn.has(session.id) ? -1 : order.indexOf(sessionStateAt(session, now));
  const leading = new Set(sessions.toSorted((a, b) => rank(a) - rank(b)).slice(0, most));
  return sessions.filter((session) => leading.has(session));
}

/** True while the session's token, or one that AWS gives in its place without the person, buys credentials, as far as is known. */
export const isSignedIn = (session: Session, now: number): boolean =>
  !['ended', 'signed-out'].includes(sessionStateAt(session, now));

/** The same, of the session with this id, as the state knows it. */
export const isSignedInTo = ({ sessions, now }: Pick<State, 'sessions' | 'now'>, sessionId: string): boolean =>
  sessions.some((session) => session.id === sessionId && isSignedIn(session, now));

/** The session whose accounts are shown: the one that a person chose, else the first signed-in one, else the first. */
export function shownSession(
  sessions: readonly Session[],
  chosen: string | undefined,
  now: number,
): Session | undefined {
  return (
    sessions.find(({ id }) => id === chosen) ?? sessions.find((session) => isSignedIn(session, now)) ?? sessions[0]
  );
}
