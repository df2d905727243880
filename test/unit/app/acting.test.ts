import { expect, test } from 'vitest';
import type { Issued } from '../../../main/domain/activity.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { initialState } from '../../../main/domain/state.ts';
import { actFromTray } from '../../../main/services/act-from-tray.ts';
import { actFromWindow } from '../../../main/services/act-from-window.ts';
import { actOnProfiles } from '../../../main/services/act-on-profiles.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { keepSessionsCurrent } from '../../../main/services/keep-sessions-current.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { found, hour, minute, noon, sessionWith } from '../state/sample.ts';

const access = { sessionId: 'acme', accountId: '000000000001', role: 'ReadOnly' };

const logged: unknown[] = [];
const problemFor = createProblemFor((...line) => logged.push(line));

const unused = () => expect.fail('Nothing here has to do with this.');
/** What nothing here is about. */
const quiet = {
  copy: async () => undefined,
  clearClipboard: async () => undefined,
  signIns: { begin: unused, openAgain: unused, cancel: unused },
  signOut: async () => undefined,
  quit: () => undefined,
  problemFor,
};

function newHolder() {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(sessionWith('acme', 5 * hour)));
  return holder;
}

test('what goes wrong in the tray is told in the window, which comes to the front', async () => {
  const holder = newHolder();
  let shown = 0;
  const act = actFromTray({
    ...quiet,
    holder,
    openConsole: () => Promise.reject(new Problem('unreachable', { what: 'No browser.', next: 'Choose one.' })),
    showWindow: () => void shown++,
  });
  await act({ do: 'open-console', access });
  expect(holder.state().notice).toEqual({ tone: 'problem', text: 'No browser. Choose one.' });
  expect(shown).toBe(1);
  await act({ do: 'open-window', sessionId: 'acme' });
  expect(holder.state().chosen).toBe('acme');
  expect(shown).toBe(2);
});

test('what nobody foresaw is told calmly wherever it happens, and only the log hears its message', async () => {
  const holder = newHolder();
  const unforeseen = new Error('ENOENT /home/ana/.aws token=abc');
  const keeper = keepSessionsCurrent({
    holder,
    find: () => Promise.reject(unforeseen),
    watch: () => () => undefined,
    problemFor,
  });
  await keeper.reload();
  const act = actFromTray({
    ...quiet,
    holder,
    openConsole: () => Promise.reject(unforeseen),
    showWindow: () => undefined,
  });
  await act({ do: 'open-console', access });
  expect(holder.state()).toMatchObject({ problem: { kind: 'unexpected' }, notice: { text: expect.any(String) } });
  expect(JSON.stringify(holder.state())).not.toMatch(/ENOENT|ana|abc/);
  expect(logged).toContainEqual(['Reading the sessions failed.', unforeseen]);
  expect(logged).toContainEqual(["The menu's open-console failed.", unforeseen]);
});

test('search, settings and a profile are asked of the window, which comes to the front for each', async () => {
  const holder = newHolder();
  holder.dispatch(found(sessionWith('beta', hour), sessionWith('acme', hour)));
  let shown = 0;
  const act = actFromTray({ ...quiet, holder, openConsole: unused, showWindow: () => void shown++ });
  await act({ do: 'search' });
  expect(holder.state().visit).toEqual({ to: 'search', asked: 1 });
  await act({ do: 'settings' });
  expect(holder.state().visit).toEqual({ to: 'settings', asked: 2 });
  holder.dispatch({ type: 'visit-done', asked: 1 });
  expect(holder.state().visit).toEqual({ to: 'settings', asked: 2 });
  holder.dispatch({ type: 'visit-done', asked: 2 });
  expect(holder.state()).not.toHaveProperty('visit');
  await act({ do: 'export-profile', access });
  expect(holder.state()).toMatchObject({ visit: { to: 'export', access, asked: 3 }, chosen: 'acme' });
  expect(shown).toBe(3);
});

test('acting on a reminder does what it offers, once', async () => {
  const holder = newHolder();
  const done: string[] = [];
  const begin = async (sessionId: string) => {
    done.push(`sign in to ${sessionId}`);
    return { sessionId, done: Promise.resolve(true) };
  };
  const act = actFromTray({
    ...quiet,
    holder,
    openConsole: unused,
    signIns: { ...quiet.signIns, begin },
    showWindow: () => void done.push('window'),
  });
  const key = '["end","acme"]';
  const reminder = () => holder.state().reminded.find((each) => each.key === key);
  holder.dispatch({ type: 'time-passed', now: noon + 4 * hour + 50 * minute });
  await act({ do: 'act-on-reminder', key, action: 'snooze' });
  expect(reminder()?.snoozedUntil).toBe(noon + 5 * hour);
  holder.dispatch({ type: 'time-passed', now: noon + 5 * hour });
  expect(reminder()).toMatchObject({ reason: { why: 'ended' }, shown: true });
  await act({ do: 'act-on-reminder', key, action: 'sign-in' });
  expect(reminder()?.shown).toBe(false);
  expect(done).toEqual(['sign in to acme']);
  await act({ do: 'act-on-reminder', key, action: 'open' });
  expect(holder.state().chosen).toBe('acme');
  await act({ do: 'act-on-reminder', key: 'of a session that is gone', action: 'sign-in' });
  expect(done).toEqual(['sign in to acme', 'window', 'window']);
});

test('a dismissed reminder is gone from the menu', async () => {
  const holder = newHolder();
  holder.dispatch({ type: 'time-passed', now: noon + 5 * hour });
  const act = actFromTray({ ...quiet, holder, openConsole: unused, showWindow: unused });
  await act({ do: 'dismiss-reminder', key: '["end","acme"]' });
  expect(holder.state().reminded).toMatchObject([{ shown: false }]);
});

test('a profile that is exported is remembered and noted', async () => {
  const holder = newHolder();
  const noted: Issued[] = [];
  const { exportProfile } = actOnProfiles({
    holder,
    note: (...some) => void noted.push(...some),
    guard: { profile: async () => undefined },
    profiles: {
      preview: unused,
      export: async ({ name }) => ({ file: '~/.aws/config', profile: name, unchanged: false }),
    },
    made: {
      ...{ previewRemoval: unused, remove: unused, forget: unused, repair: unused, undo: unused },
      reload: async () => undefined,
    },
  });
  await exportProfile({ ...access, name: 'dev', kind: 'sso', region: 'eu-west-1' });
  expect(holder.state().uses).toEqual([{ ...access, count: 1, lastAt: noon }]);
  expect(noted).toEqual([{ use: 'profile', profile: 'dev', kind: 'sso', ...access }]);
});

test('settings are in force at once', () => {
  const holder = newHolder();
  const { changeSettings } = actFromWindow({
    holder,
    view: unused,
    sessions: { reload: unused },
    placed: { look: unused },
    accounts: { reload: unused, prioritise: unused },
    copier: { copyPlain: unused, clear: unused },
    browser: { openLink: unused },
    guard: { answer: unused },
  });
  changeSettings({ theme: 'dark' });
  expect(holder.state().settings.theme).toBe('dark');
  expect(() => changeSettings({ remindBefore: [0] })).toThrow('This setting was not changed.');
});

test('the tray opens the console of a pin at its page, and says nothing of what the person did not want', async () => {
  const holder = newHolder();
  const opened: unknown[] = [];
  const act = actFromTray({
    ...quiet,
    holder,
    openConsole: async (...asked) => void opened.push(asked),
    copy: () => Promise.reject(new Problem('declined', { what: 'You chose not to do this.' })),
    showWindow: unused,
  });
  await act({ do: 'open-console', access, page: { service: 's3' } });
  await act({ do: 'copy-credentials', access });
  expect(opened).toEqual([[access, { service: 's3' }]]);
  expect(holder.state()).not.toHaveProperty('notice');
});
