import { isSignedIn, leadingSessions } from './leading-session.ts';
import { type Session, sessionStateAt, shownTrouble } from './session.ts';
import { shortened } from './shortened.ts';
import type { State } from './state.ts';
import { type LocalTime, menuTimeText } from './time-words.ts';
import { type MenuEntry, menuAction, menuLabel, menuSeparator, moreEntry } from './tray-model.ts';

const mostSessions = 8;

/** Every session with its state and time, and what can be done with it. */
export function sessionEntries(state: State, local: LocalTime): readonly MenuEntry[] {
  const { ready, sessions, problem } = state;
  if (!ready) return [menuLabel('Looking for your sessions…')];
  const entries = leadingSessions(state, mostSessions).map((session): MenuEntry => {
    const text = `${shortened(session.name)}: ${menuTimeText(session, state.now, local)}`;
    return { type: 'submenu', text, entries: sessionActions(session, state) };
  });
  if (sessions.length > mostSessions) entries.push(moreEntry(sessions.length - mostSessions));
  if (problem !== undefined) entries.push(menuAction('Something could not be read…', { do: 'open-window' }));
  return entries.length > 0 ? entries : [menuLabel('No session yet')];
}

function sessionActions(session: Session, { signIns, now }: State): readonly MenuEntry[] {
  const sessionId = session.id;
  const show = menuAction('Show accounts', { do: 'open-window', sessionId });
  const signIn = signIns.find((each) => each.sessionId === sessionId);
  if (signIn !== undefined) {
    const again = menuAction('Open the sign-in page again', { do: 'open-sign-in-page', sessionId });
    const cancel = menuAction('Cancel sign-in', { do: 'cancel-sign-in', sessionId });
    return [menuAction('Show sign-in', { do: 'open-window', sessionId }), ...(signIn.page ? [again] : []), cancel];
  }
  const state = sessionStateAt(session, now);
  const needed = state !== 'signed-in' && state !== 'renewable';
  return [
    ...troubleEntries(session, now),
    ...(isSignedIn(session, now) ? [show] : []),
    ...(needed ? [menuAction('Sign in', { do: 'sign-in', sessionId })] : []),
    ...(session.token === undefined ? [] : [menuAction('Sign out', { do: 'sign-out', sessionId })]),
  ];
}

/** What stands in the way of the token, or of staying signed in, and what to do about it. */
function troubleEntries(session: Session, now: number): readonly MenuEntry[] {
  const words = session.token?.unread ?? shownTrouble(session, now);
  if (words === undefined) return [];
  const { what, next } = words;
  return [
    ...[what, next].flatMap((text) => (text === undefined ? [] : [menuLabel(shortened(text, 150))])),
    menuSeparator,
  ];
}
