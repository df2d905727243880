import { isSignedIn, leadingSession } from './leading-session.ts';
import { type Session, sessionStateAt } from './session.ts';
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

function iconOf({ ready, sessions, now }: State): TrayIcon {
  if (!ready) return 'working';
  const leading = leadingSession(sessions, now);
  return leading === undefined ? 'signed-out' : sessionStateAt(leading, now);
}

function tooltipOf({ ready, sessions, now }: State, local: LocalTime): string {
  if (!ready) return 'Daypass: looking for your sessions';
  const leading = leadingSession(sessions, now);
  if (leading === undefined) return 'Daypass: no session yet';
  return `Daypass: ${shortened(leading.name)}, ${shortTimeText(leading, now, local)}`;
}

function sessionEntries({ ready, sessions, now, problem }: State, local: LocalTime): readonly MenuEntry[] {
  if (!ready) return [label('Looking for your sessions…')];
  const entries = sessions
    .slice(0, mostSessions)
    .map((session) => item(sessionText(session, now, local), { do: 'open-window', sessionId: session.id }));
  if (sessions.length > mostSessions) entries.push(moreEntry(sessions.length - mostSessions));
  if (problem !== undefined) entries.push(item('Something could not be read…', { do: 'open-window' }));
  return entries.length > 0 ? entries : [label('No session yet')];
}

const sessionText = (session: Session, now: number, local: LocalTime): string =>
  `${shortened(session.name)}: ${timeText(session, now, local)}`;

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
      : item(`Sign in to ${shortened(session.name)}…`, { do: 'open-window', sessionId }),
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
