import { expect, test } from 'vitest';
import { knownToKeep } from '../../../main/domain/next-known.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { usualSettings } from '../../../main/domain/settings.ts';
import { initialState } from '../../../main/domain/state.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { type KeptState, keepSettings } from '../../../main/services/keep-settings.ts';
import { loadSettings } from '../../../main/services/load-settings.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

const access = { sessionId: 'acme', accountId: '000000000001', role: 'ReadOnly' };
const use = { ...access, count: 2, lastAt: noon };
const problemFor = createProblemFor(() => undefined);
const label = (path: string) => path;

function newHolder() {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(sessionWith('acme', 5 * hour)));
  return holder;
}

/** A store in memory. While `disk.full` it keeps nothing. */
function newStore(kept: Partial<KeptState> = {}) {
  const disk = { full: false, written: [] as KeptState[] };
  return {
    disk,
    read: (): KeptState => ({ settings: usualSettings, pins: [], uses: [], known: [], allowed: [], ...kept }),
    write(now: KeptState) {
      if (disk.full) throw new Problem('file', { what: 'The disk is full.' });
      disk.written.push(now);
    },
  };
}

test('settings, pins and uses come from the store and go back there when they change, and at no other time', () => {
  const holder = newHolder();
  const store = newStore({ settings: { ...usualSettings, theme: 'dark' }, pins: [access], uses: [use] });
  const stop = keepSettings({ holder, store, problemFor });
  expect(holder.state()).toMatchObject({ settings: { theme: 'dark' }, pins: [access], uses: [use] });
  holder.dispatch({ type: 'time-passed', now: noon + 1 });
  expect(store.disk.written).toEqual([]);
  holder.dispatch({ type: 'pin-changed', access, pinned: false });
  holder.dispatch({ type: 'settings-changed', settings: { theme: 'light' } });
  holder.dispatch({ type: 'access-used', access, at: noon + hour });
  stop();
  holder.dispatch({ type: 'settings-changed', settings: { theme: 'system' } });
  expect(store.disk.written.map(({ settings, pins }) => [settings.theme, pins.length])).toEqual([
    ['dark', 0],
    ['light', 0],
    ['light', 0],
  ]);
  expect(store.disk.written.at(-1)?.uses).toEqual(holder.state().uses);
});

test('who said yes to a powerful role is remembered, until they want to be asked again', () => {
  const holder = newHolder();
  const store = newStore({ allowed: [access] });
  keepSettings({ holder, store, problemFor });
  const admin = { ...access, role: 'Admin' };
  holder.dispatch({ type: 'question-asked', question: { asked: 1, use: 'copy', accesses: [admin] } });
  expect(store.disk.written).toEqual([]);
  holder.dispatch({ type: 'question-answered', asked: 1, isAllowed: true });
  expect(store.disk.written.at(-1)?.allowed).toEqual([access, admin]);
  holder.dispatch({ type: 'allowed-forgotten' });
  expect(store.disk.written.at(-1)?.allowed).toEqual([]);
});

test('what is known of accounts is kept while new ones are told, and no longer', () => {
  const holder = newHolder();
  const known = [{ sessionId: 'acme', accounts: [{ accountId: access.accountId, roles: [access.role] }] }];
  const store = newStore();
  keepSettings({ holder, store, problemFor });
  holder.dispatch({ type: 'known-loaded', known });
  expect(store.disk.written).toEqual([]);
  holder.dispatch({ type: 'settings-changed', settings: { remindOfNewAccess: true } });
  expect(store.disk.written.at(-1)?.known).toEqual(known);
  holder.dispatch(found(sessionWith('acme')));
  expect(store.disk.written.at(-1)?.known).toEqual([]);
  holder.dispatch({ type: 'known-loaded', known: [{ sessionId: 'beta', accounts: [] }] });
  expect(store.disk.written.at(-1)?.known).toHaveLength(1);
  holder.dispatch({ type: 'settings-changed', settings: { remindOfNewAccess: false } });
  expect(store.disk.written.at(-1)?.known).toEqual([]);
});

test('an organisation too large to be kept is left out as a whole, and the others are kept', () => {
  const large = Array.from({ length: 20_000 }, (_, at) => ({ accountId: String(at), roles: ['ReadOnly'] }));
  const small = { sessionId: 'beta', accounts: [{ accountId: access.accountId, roles: [access.role] }] };
  expect(knownToKeep([{ sessionId: 'acme', accounts: large }, small])).toEqual([small]);
});

test('what can not be saved is in force all the same, and is told once', () => {
  const holder = newHolder();
  const store = newStore();
  store.disk.full = true;
  keepSettings({ holder, store, problemFor });
  holder.dispatch({ type: 'pin-changed', access, pinned: true });
  const text = 'What you changed is in force, but could not be saved for the next start. The disk is full.';
  expect(holder.state().notice).toEqual({ tone: 'problem', text });
  expect(holder.state().pins).toHaveLength(1);

  holder.dispatch({ type: 'notice-dismissed' });
  holder.dispatch({ type: 'settings-changed', settings: { theme: 'dark' } });
  expect(holder.state().settings.theme).toBe('dark');
  expect(holder.state()).not.toHaveProperty('notice');

  store.disk.full = false;
  holder.dispatch({ type: 'settings-changed', settings: { theme: 'light' } });
  expect(store.disk.written.at(-1)?.pins).toHaveLength(1);
  store.disk.full = true;
  holder.dispatch({ type: 'settings-changed', settings: { theme: 'dark' } });
  expect(holder.state().notice?.text).toBe(text);
});

test('settings that can not be opened are told calmly, and the app goes on without', async () => {
  const holder = newHolder();
  const open = () => Promise.reject(new Error('EIO /home/ana'));
  expect(await loadSettings({ holder, open, label, problemFor })).toBeUndefined();
  expect(holder.state().notice?.text).toMatch(/^Daypass could not open its settings, so it won't remember/);
  expect(holder.state().notice?.text).not.toMatch(/EIO|ana/);
});

test('settings that were set aside are told with their place, and new ones are kept', async () => {
  const holder = newHolder();
  const store = { ...newStore(), setAside: '/home/ana/old.json' };
  await loadSettings({ holder, open: async () => store, label: () => '~/old.json', problemFor });
  expect(holder.state().notice?.text).toContain('The old ones are in ~/old.json.');
  holder.dispatch({ type: 'pin-changed', access, pinned: true });
  expect(store.disk.written).toHaveLength(1);
});
