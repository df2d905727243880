import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { initialState } from '../../../main/domain/state.ts';
import { followSetting } from '../../../main/services/follow-setting.ts';
import { followShortcut } from '../../../main/services/follow-shortcut.ts';
import { followStartAtLogin } from '../../../main/services/follow-start-at-login.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { noon } from '../state/sample.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const newHolder = () => holdState(initialState(noon), (error) => expect.fail(String(error)));
type Holder = ReturnType<typeof newHolder>;
const change = (holder: Holder, settings: Partial<ReturnType<Holder['state']>['settings']>) =>
  holder.dispatch({ type: 'settings-changed', settings });

test('a setting is in force at once, and again when it changes, but not when another one does', () => {
  const holder = newHolder();
  const themes: string[] = [];
  const stop = followSetting(holder, 'theme', (theme) => themes.push(theme));
  change(holder, { theme: 'dark' });
  change(holder, { startAtLogin: true });
  stop();
  change(holder, { theme: 'light' });
  expect(themes).toEqual(['system', 'dark']);
});

/** A desktop where some combinations are taken. */
function startShortcuts({ deaf = false, taken = [] as string[] } = {}) {
  const holder = newHolder();
  const asked: (string | undefined)[] = [];
  followShortcut({
    holder,
    shortcuts: { deaf, listen: (shortcut) => asked.push(shortcut) > 0 && !taken.includes(shortcut ?? '') },
  });
  return { holder, asked, problem: () => holder.state().surroundings.shortcutProblem };
}

test('there is no shortcut until one is chosen; one that is taken is told, and forgotten with the next', () => {
  const { holder, asked, problem } = startShortcuts({ taken: ['Control+Alt+T'] });
  change(holder, { shortcut: 'Control+Alt+T' });
  expect(problem()).toBe('Control+Alt+T is taken by another program or by your desktop. Choose another shortcut.');
  change(holder, { shortcut: 'Control+Alt+D' });
  expect(problem()).toBeUndefined();
  holder.dispatch({ type: 'settings-changed', settings: { shortcut: undefined } });
  expect(asked).toEqual([undefined, 'Control+Alt+T', 'Control+Alt+D', undefined]);
});

test('on Wayland it is told that a shortcut may not be heard, and what works there', () => {
  const { holder, problem } = startShortcuts({ deaf: true });
  expect(problem()).toBeUndefined();
  change(holder, { shortcut: 'Control+Alt+D' });
  expect(problem()).toMatch(/^On Wayland, .* the command that starts Daypass/);
});

/** A system whose login items can be watched; each change takes a second. */
function startLogin({ on = false, wanted = false, broken = false } = {}) {
  const holder = newHolder();
  const system = { on, broken, calls: [] as boolean[] };
  if (wanted) change(holder, { startAtLogin: true });
  const item = {
    look: async () => system.on,
    async set(on: boolean) {
      system.calls.push(on);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      if (system.broken) throw new Problem('file', { what: 'The disk is full.' });
      system.on = on;
    },
  };
  const ready = followStartAtLogin({ holder, item, problemFor: createProblemFor(() => undefined) });
  const problem = () => holder.state().surroundings.startAtLoginProblem;
  return { holder, system, ready, problem, wanted: () => holder.state().settings.startAtLogin };
}

test('what a person switched off, or on, in the settings of the system goes before our own', async () => {
  for (const on of [false, true]) {
    const { ready, wanted, system } = startLogin({ on, wanted: !on });
    await ready;
    expect(wanted()).toBe(on);
    expect(system.calls).toEqual([]);
  }
});

test('the system is asked when the setting changes, and in the end it is as the person last said', async () => {
  const { holder, ready, system } = startLogin();
  await ready;
  change(holder, { startAtLogin: true });
  await vi.advanceTimersByTimeAsync(500);
  change(holder, { startAtLogin: false });
  change(holder, { startAtLogin: true });
  change(holder, { startAtLogin: false });
  await vi.advanceTimersByTimeAsync(5000);
  expect(system).toMatchObject({ on: false, calls: [true, false] });
});

test('a change while Daypass still looks is not lost', async () => {
  const { holder, system, wanted } = startLogin();
  change(holder, { startAtLogin: true });
  await vi.advanceTimersByTimeAsync(2000);
  expect(system.on).toBe(true);
  expect(wanted()).toBe(true);
});

test('a system that refuses is told, and once it does as it is asked no longer', async () => {
  const { holder, ready, system, problem } = startLogin({ broken: true });
  await ready;
  change(holder, { startAtLogin: true });
  await vi.advanceTimersByTimeAsync(1000);
  expect(problem()).toBe('The disk is full.');
  system.broken = false;
  change(holder, { startAtLogin: false });
  await vi.advanceTimersByTimeAsync(1000);
  expect(problem()).toBeUndefined();
  change(holder, { startAtLogin: true });
  await vi.advanceTimersByTimeAsync(1000);
  expect(system.on).toBe(true);
});
