import { expect, test } from 'vitest';
import { madeProfileViews } from '../../../main/domain/made-profile-view.ts';
import { nextMoment } from '../../../main/domain/next-moment.ts';
import { next } from '../../../main/domain/next-state.ts';
import { sameValue } from '../../../main/domain/same-value.ts';
import { sessionStateAt } from '../../../main/domain/session.ts';
import type { State } from '../../../main/domain/state.ts';
import { menuTimeText, timeText } from '../../../main/domain/time-words.ts';
import type { MenuEntry, TrayAction, TrayIcon } from '../../../main/domain/tray-model.ts';
import { trayOf } from '../../../main/domain/tray-of.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { anyEvent } from './arbitrary-event.ts';
import { always } from './history.ts';
import { day, utc } from './sample.ts';

/** Plain throws: `expect` for each of a million facts would take minutes. */
function mustBe(isSo: boolean, what: string, state: State): void {
  if (!isSo) expect.fail(`${what}: ${JSON.stringify(trayOf(state, utc))}`);
}

test('in 10,000 random histories the tray always agrees with the state, and the window with the tray', () => {
  const viewOf = createViewOf(utc);
  always({ event: anyEvent, runs: 10_000, seed: 4 }, () => (state, before) => {
    if (state === before) return;
    const { icon, menu } = trayOf(state, utc);
    const { sessions, reminders } = viewOf(state);

    mustBe(icon === iconFor(state), `The icon should be ${iconFor(state)}`, state);
    for (const [at, session] of state.sessions.entries()) {
      const inMenu = `${session.name}: ${menuTimeText(session, state.now, utc)}`;
      if (state.ready) mustBe(menu.map(textOf).includes(inMenu), `"${inMenu}" should be there`, state);
      const text = timeText(session, state.now, utc);
      mustBe(sessions[at]?.timeText === text, `The window should say "${text}"`, state);
    }

    const actions = actionsIn(menu);
    const there = new Set(state.sessions.map(({ id }) => id));
    for (const action of actions) {
      const sessionId = sessionOf(action);
      mustBe(sessionId === undefined || there.has(sessionId), `${action.do} is for a session that is gone`, state);
    }
    const accesses = menu.filter((entry) => actionsIn([entry]).some((action) => action.do === 'open-console'));
    mustBe(new Set(accesses.map(textOf)).size === accesses.length, 'Two accesses have the same name', state);

    const standing = state.reminded.filter(({ shown, snoozedUntil }) => shown && snoozedUntil === undefined);
    const isUntold = ['silent', 'none'].includes(state.surroundings.notifications);
    const offered = actions.flatMap((action) => (action.do === 'dismiss-reminder' ? [action.key] : []));
    const expected = isUntold ? standing.map(({ key }) => key) : [];
    mustBe(String(offered) === String(expected.slice(0, 4)), `The reminders should be ${expected}`, state);
    mustBe(String(reminders.map(({ key }) => key)) === String(expected), 'The window has other reminders', state);
  });
}, 60_000);

test('until the next moment that the state names, time alone changes nothing that people see', () => {
  always({ event: anyEvent, runs: 500 }, () => (state) => {
    const moment = nextMoment(state);
    if (moment <= state.now) expect.fail(`${moment} is not after ${state.now}`);
    const last = Math.min(moment - 1, state.now + 30 * day);
    for (const now of [last, Math.floor((state.now + last) / 2)]) {
      const later = next(state, { type: 'time-passed', now });
      mustBe(later.reminded === state.reminded, 'No reminder should be due', state);
      mustBe(sameValue(trayOf(later, utc), trayOf(state, utc)), `Another tray at ${now}`, later);
      const places = [state, later].map(placesIn);
      mustBe(sameValue(places[0], places[1]), `Another age at ${now}`, later);
      const profiles = [state, later].map((each) => madeProfileViews(each, utc));
      mustBe(sameValue(profiles[0], profiles[1]), `Other profiles at ${now}`, later);
    }
  });
});

/** The icon is a function of the session that wants attention most. */
function iconFor({ ready, sessions, signIns, now }: State): TrayIcon {
  if (!ready || signIns.length > 0) return 'working';
  const states = sessions.map((session) => sessionStateAt(session, now));
  const order = ['ending-soon', 'signed-in', 'renewable', 'blocked', 'offline', 'ended'] as const;
  const first = order.find((each) => states.includes(each)) ?? 'signed-out';
  if (first === 'blocked') return 'ended';
  return first === 'renewable' ? 'working' : first;
}

const placesIn = (state: State) =>
  createViewOf(utc)(state).sessions.map(({ storageText, plaintext }) => [storageText, plaintext]);

const textOf = (entry: MenuEntry): string => (entry.type === 'separator' ? '' : entry.text);

function actionsIn(entries: readonly MenuEntry[]): readonly TrayAction[] {
  return entries.flatMap((entry) => {
    if (entry.type === 'action') return [entry.action];
    return entry.type === 'submenu' ? actionsIn(entry.entries) : [];
  });
}

function sessionOf(action: TrayAction): string | undefined {
  if ('access' in action) return action.access.sessionId;
  return 'sessionId' in action ? action.sessionId : undefined;
}
