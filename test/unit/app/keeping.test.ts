import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { initialState } from '../../../main/domain/state.ts';
import { forgetCredentials } from '../../../main/services/forget-credentials.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { keepPins } from '../../../main/services/keep-pins.ts';
import { keepSessionsCurrent } from '../../../main/services/keep-sessions-current.ts';
import { loadSettings } from '../../../main/services/load-settings.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(noon);
});
afterEach(() => void vi.useRealTimers());

const access = { sessionId: 'acme', accountId: '000000000001', role: 'ReadOnly' };

const logged: unknown[] = [];
const problemFor = createProblemFor((...line) => logged.push(line));

function newHolder() {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(sessionWith('acme', 5 * hour)));
  return holder;
}

test('pins come from the settings and go back there when they change', () => {
  const holder = newHolder();
  const written: unknown[] = [];
  const stop = keepPins({
    holder,
    store: { readPins: () => [access], writePins: (pins) => void written.push(pins) },
    problemFor,
  });
  expect(holder.state().pins).toEqual([access]);
  expect(written).toEqual([]);
  holder.dispatch({ type: 'pin-changed', access, pinned: false });
  stop();
  expect(written).toEqual([[]]);
});

test('pins that cannot be saved are told, and stay until the app ends', () => {
  const holder = newHolder();
  const full = () => {
    throw new Problem('file', { what: 'The disk is full.' });
  };
  keepPins({ holder, store: { readPins: () => [], writePins: full }, problemFor });
  holder.dispatch({ type: 'pin-changed', access, pinned: true });
  expect(holder.state().notice).toEqual({ tone: 'problem', text: 'Your pins could not be saved. The disk is full.' });
  expect(holder.state().pins).toHaveLength(1);
});

test('changes during a reading of the sessions lead to one more reading', async () => {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  const waiting: (() => void)[] = [];
  let changed = () => {};
  const keeper = keepSessionsCurrent({
    holder,
    find: () =>
      new Promise((resolve) => {
        const name = `session-${waiting.length}`;
        waiting.push(() => resolve({ sessions: [sessionWith(name)], skipped: [] }));
      }),
    watch: (onChange) => {
      changed = onChange;
      return () => undefined;
    },
    problemFor,
  });
  changed();
  changed();
  const reloaded = keeper.reload();
  expect(waiting).toHaveLength(1);
  waiting[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(waiting).toHaveLength(2);
  waiting[1]?.();
  await reloaded;
  expect(holder.state().sessions.map(({ name }) => name)).toEqual(['session-1']);
  expect(waiting).toHaveLength(2);
});

test('a reading that fails is told, and the next one is not held up by it', async () => {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  const answers = [
    Promise.reject(new Problem('file', { what: 'Not readable.' })),
    Promise.resolve(found(sessionWith('acme'))),
  ];
  const keeper = keepSessionsCurrent({
    holder,
    find: () => (answers.shift() ?? expect.fail('read too often')) as never,
    watch: () => () => undefined,
    problemFor,
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(holder.state()).toMatchObject({ ready: true, problem: { kind: 'file', what: 'Not readable.' } });
  await keeper.reload();
  expect(holder.state().sessions).toHaveLength(1);
});

test('credentials are forgotten when their session ends, is signed out or is gone, and when their own time is over', () => {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  const forgotten: string[] = [];
  let looks = 0;
  const issue = { forget: (id: string) => void forgotten.push(id), forgetEnded: () => void looks++ };
  forgetCredentials({ holder, issue });
  holder.dispatch(found(sessionWith('acme', hour), sessionWith('beta', 5 * hour), sessionWith('gamma', 5 * hour)));
  expect(forgotten).toEqual([]);
  holder.dispatch({ type: 'time-passed', now: noon + hour });
  expect(forgotten).toEqual(['acme']);
  expect(looks).toBe(2);
  holder.dispatch(found(sessionWith('beta'), sessionWith('gamma', 5 * hour)));
  expect(forgotten).toContain('beta');
  expect(forgotten).not.toContain('gamma');
  holder.dispatch(found());
  expect(forgotten).toContain('gamma');
});

test('settings that can not be opened are told calmly, and the app goes on without', async () => {
  const holder = newHolder();
  const open = () => Promise.reject(new Error('EIO /home/ana'));
  expect(await loadSettings({ holder, open, label: (path) => path, problemFor })).toBeUndefined();
  expect(holder.state().notice?.text).toMatch(/^Daypass could not open its settings, so it won't remember your pins/);
  expect(holder.state().notice?.text).not.toMatch(/EIO|ana/);
});

test('settings that were set aside are told with their place, and pins are kept in the new ones', async () => {
  const holder = newHolder();
  const written: unknown[] = [];
  const store = {
    setAside: '/home/ana/old.json',
    readPins: () => [],
    writePins: (pins: unknown) => written.push(pins),
  };
  await loadSettings({ holder, open: async () => store, label: () => '~/old.json', problemFor });
  expect(holder.state().notice?.text).toContain('The old ones are in ~/old.json.');
  holder.dispatch({ type: 'pin-changed', access, pinned: true });
  expect(written).toHaveLength(1);
});
