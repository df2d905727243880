import { leadingSession } from './leading-session.ts';
import { sessionStateAt } from './session.ts';
import { shortened } from './shortened.ts';
import type { State } from './state.ts';
import { type LocalTime, shortTimeText } from './time-words.ts';
import { accessEntries } from './tray-accesses.ts';
import { type MenuEntry, menuAction, menuLabel, menuSeparator, type TrayIcon, type TrayModel } from './tray-model.ts';
import { reminderEntries } from './tray-reminders.ts';
import { sessionEntries } from './tray-sessions.ts';

/** What the tray shows of a state. */
export function trayOf(state: State, local: LocalTime): TrayModel {
  const menu = [
    ...reminderEntries(state, local),
    ...sessionEntries(state, local),
    menuSeparator,
    ...accessEntries(state),
    ...clipboardEntries(state),
    menuAction('Search…', { do: 'search' }),
    menuAction('Open Daypass', { do: 'open-window' }),
    menuAction('Settings…', { do: 'settings' }),
    menuSeparator,
    menuAction('Quit Daypass', { do: 'quit' }),
  ];
  return { icon: iconOf(state), tooltip: tooltipOf(state, local), menu };
}

function iconOf({ ready, sessions, signIns, now }: State): TrayIcon {
  if (!ready || signIns.length > 0) return 'working';
  const leading = leadingSession(sessions, now);
  const state = leading === undefined ? 'signed-out' : sessionStateAt(leading, now);
  if (state === 'renewable') return 'working';
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

function clipboardEntries({ clipboard }: State): readonly MenuEntry[] {
  if (clipboard === undefined) return [];
  return [
    menuLabel(`Copied: ${shortened(clipboard.label, 90)}`),
    menuAction('Clear clipboard', { do: 'clear-clipboard' }),
    menuSeparator,
  ];
}
