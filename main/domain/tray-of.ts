import { isSignedIn, leadingSession } from './leading-session.ts';
import { type Session, sessionStateAt, shownTrouble } from './session.ts';
import { shortened } from './shortened.ts';
import type { Pin, State } from './state.ts';
import { type LocalTime, shortTimeText, timeText } from './time-words.ts';
import type { MenuEntry, TrayAction, TrayIcon, TrayModel } from './tray-model.ts';

/** A menu longer than a screen can't be read: the rest is in the window. */
const mostSessions = 8;
const mostPins = 12;

const separator: MenuEntry = { type: 'separator' };
const label = (text: string): MenuEntry => ({ type: 'label', text });
const item = (text: string, action: TrayAction): MenuEntry => ({ type: 'action', text, action });

/** What the tray shows of a state. */
export function trayOf(state: State, local: LocalTime): TrayModel {
  const pinned = pinEntries(state);
  const menu = [
    ...sessionEntries(state, local),
    separator,
    ...(pinned.length > 0 ? [label('Pinned'), ...pinned, separator] : []),
    ...clipboardEntries(state),
    item('Open Daypass', { do: 'open-window' }),
    item('Quit Daypass', { do: 'quit' }),
  ];
  return { icon: iconOf(state), tooltip: tooltipOf(state, local), menu };
}

function iconOf({ ready, sessions, signIns, now }: State): TrayIcon {
  if (!ready || signIns.length > 0) return 'working';
  const leading = leadingSession(sessions, now);
  const state = leading === undefined ? 'signed-out' : sessionStateAt(leading, now);
  // What is only not known yet is not worth anybody's look: it settles by itself.
  if (state === 'renewable' || state === 'offline') return 'working';
  return state === 'blocked' ? 'ended' : state;
}

function tooltipOf({ ready, sessions, signIns, now }: State, local: LocalTime): string {
  if (!ready) return 'Daypass: looking for your sessions';
  const waiting = sessions.find(({ id }) => signIns.some(({ sessionId }) => sessionId === id));
  if (waiting !== undefined) return `Daypass: signing in to ${shortened(waiting.name)}`;
  const leading = leadingSession(sessions, now);
  if (leading === undefined) return 'Daypass: no session yet';
  return `Daypass: ${shortened(leading.name)}, ${shortTimeText(leading, now, local)}`;
}

function sessionEntries(state: State, local: LocalTime): readonly MenuEntry[] {
  const { ready, sessions, problem } = state;
  if (!ready) return [label('Looking for your sessions…')];
  const entries = sessions.slice(0, mostSessions).map((session): MenuEntry => {
    const text = `${shortened(session.name)}: ${timeText(session, state.now, local)}`;
    return { type: 'submenu', text, entries: sessionActions(session, state) };
  });
  if (sessions.length > mostSessions) entries.push(moreEntry(sessions.length - mostSessions));
  if (problem !== undefined) entries.push(item('Something could not be read…', { do: 'open-window' }));
  return entries.length > 0 ? entries : [label('No session yet')];
}

function sessionActions(session: Session, { signIns, now }: State): readonly MenuEntry[] {
  const sessionId = session.id;
  const show = item('Show accounts', { do: 'open-window', sessionId });
  const signIn = signIns.find((each) => each.sessionId === sessionId);
  if (signIn !== undefined) {
    const again = item('Open the sign-in page again', { do: 'open-sign-in-page', sessionId });
    const cancel = item('Cancel sign-in', { do: 'cancel-sign-in', sessionId });
    return [item('Show sign-in', { do: 'open-window', sessionId }), ...(signIn.page ? [again] : []), cancel];
  }
  const state = sessionStateAt(session, now);
  const needed = state !== 'signed-in' && state !== 'renewable';
  return [
    ...troubleEntries(session, now),
    ...(isSignedIn(session, now) ? [show] : []),
    ...(needed ? [item('Sign in', { do: 'sign-in', sessionId })] : []),
    ...(session.token === undefined ? [] : [item('Sign out', { do: 'sign-out', sessionId })]),
  ];
}

/** What stands in the way of staying signed in, and what to do about it. */
function troubleEntries(session: Session, now: number): readonly MenuEntry[] {
  const words = shownTrouble(session, now);
  if (words === undefined) return [];
  const { what, next } = words;
  return [...[what, next].flatMap((text) => (text === undefined ? [] : [label(shortened(text, 150))])), separator];
}

const moreEntry = (count: number): MenuEntry => item(`${count} more in Daypass…`, { do: 'open-window' });

function pinEntries({ pins, sessions, now }: State): readonly MenuEntry[] {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const usable = pins.flatMap((pin) => {
    const session = byId.get(pin.sessionId);
    return session === undefined ? [] : [{ pin, session }];
  });
  const entries = usable.slice(0, mostPins).map(({ pin, session }): MenuEntry => {
    const text = accessText(pin) + (sessions.length > 1 ? ` (${shortened(session.name, 24)})` : '');
    return { type: 'submenu', text, entries: accessEntries(pin, session, isSignedIn(session, now)) };
  });
  return usable.length > mostPins ? [...entries, moreEntry(usable.length - mostPins)] : entries;
}

/** "Shop Production · ReadOnly": the account, by its number where the name is not known, and the role. */
export const accessText = ({ accountId, accountName, role }: Pick<Pin, 'accountId' | 'accountName' | 'role'>): string =>
  `${shortened(accountName ?? accountId, 40)} · ${shortened(role, 40)}`;

function accessEntries({ sessionId, accountId, role }: Pin, session: Session, signedIn: boolean): readonly MenuEntry[] {
  const access = { sessionId, accountId, role };
  return [
    // The browser has a sign-in of its own, so its console may open when our session has ended.
    item('Open console', { do: 'open-console', access }),
    signedIn
      ? item('Copy credentials', { do: 'copy-credentials', access })
      : item(`Sign in to ${shortened(session.name)}`, { do: 'sign-in', sessionId }),
  ];
}

function clipboardEntries({ clipboard }: State): readonly MenuEntry[] {
  if (clipboard === undefined) return [];
  return [
    label(`Copied: ${shortened(clipboard.label, 90)}`),
    item('Clear clipboard', { do: 'clear-clipboard' }),
    separator,
  ];
}
