import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Credentials } from '../../../main/domain/credentials.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { initialState } from '../../../main/domain/state.ts';
import { actFromTray } from '../../../main/services/act-from-tray.ts';
import { actFromWindow } from '../../../main/services/act-from-window.ts';
import { type Clipboard, copyCredentials } from '../../../main/services/copy-credentials.ts';
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
const credentials: Credentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: new Secret('planted-secret'),
  sessionToken: new Secret('planted-token'),
  expiration: noon + hour,
};

const logged: unknown[] = [];
const problemFor = createProblemFor((...line) => logged.push(line));

function newHolder() {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(sessionWith('acme', 5 * hour)));
  return holder;
}

function startCopier() {
  const holder = newHolder();
  const held = { text: 'mine', broken: false };
  const put = async (text: string) => {
    if (held.broken) throw new Error('no');
    held.text = text;
  };
  const clipboard: Clipboard = { write: put, read: async () => held.text, clear: () => put('') };
  const copier = copyCredentials({
    holder,
    issue: async () => credentials,
    format: ({ secretAccessKey }) => `export KEY=${secretAccessKey.reveal()}`,
    clipboard,
    digest: (plain) => createHash('sha256').update(plain).digest('hex'),
    clock: { now: () => Date.now() },
  });
  return { holder, copier, clipboard, held };
}

test('copied credentials are on the clipboard for a minute, and the state knows without knowing them', async () => {
  const { holder, copier, clipboard } = startCopier();
  expect(await copier.copy(access)).toEqual({ expiration: noon + hour });
  expect(await clipboard.read()).toBe('export KEY=planted-secret');
  expect(holder.state().clipboard).toEqual({ label: '000000000001 · ReadOnly', clearsAt: noon + 60_000 });
  expect(JSON.stringify(holder.state())).not.toContain('planted');
  await vi.advanceTimersByTimeAsync(59_999);
  expect(await clipboard.read()).not.toBe('');
  await vi.advanceTimersByTimeAsync(1);
  expect(await clipboard.read()).toBe('');
  expect(holder.state()).not.toHaveProperty('clipboard');
});

test('what somebody else copied meanwhile stays', async () => {
  const { holder, copier, clipboard } = startCopier();
  await copier.copy(access);
  await clipboard.write('a shopping list');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await clipboard.read()).toBe('a shopping list');
  expect(holder.state()).not.toHaveProperty('clipboard');
});

/** What the window can do, where all but the clipboard would be a mistake. */
function windowActions({ holder, copier, clipboard }: ReturnType<typeof startCopier>) {
  const unused = () => expect.fail('Nobody asked for this.');
  return actFromWindow({
    holder,
    view: unused,
    sessions: { reload: unused },
    accounts: { reload: unused, prioritise: unused },
    copier,
    profiles: { preview: unused, export: unused },
    browser: { openLink: unused },
    copyText: clipboard.write,
  });
}

test('an account number takes the place of copied credentials, and nothing clears it later', async () => {
  const scene = startCopier();
  await scene.copier.copy(access);
  await windowActions(scene).copyNumber(access.accountId);
  expect(scene.holder.state()).not.toHaveProperty('clipboard');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await scene.clipboard.read()).toBe('000000000001');
});

test('a session that is gone can be neither chosen nor pinned, in words; its pins can be taken away', () => {
  const scene = startCopier();
  const { chooseSession, pin } = windowActions(scene);
  const gone = { ...access, sessionId: 'gone' };
  expect(() => chooseSession('gone')).toThrow('This session is no longer there.');
  expect(() => pin(gone, true)).toThrow('This session is no longer there.');
  expect(scene.holder.state()).not.toHaveProperty('chosen');
  scene.holder.dispatch({ type: 'pins-loaded', pins: [gone] });
  pin(gone, false);
  expect(scene.holder.state().pins).toEqual([]);
});

test('one pin more than there may be is refused in words, and those that are there stay', () => {
  const scene = startCopier();
  const { pin } = windowActions(scene);
  for (let at = 0; at < 50; at++) pin({ ...access, role: `Role${at}` }, true);
  expect(() => pin(access, true)).toThrow('No more than 50 roles can be pinned.');
  expect(() => pin({ ...access, role: 'Role7' }, true)).not.toThrow();
  expect(scene.holder.state().pins).toHaveLength(50);
});

test('a second copy starts the minute anew', async () => {
  const { copier, clipboard } = startCopier();
  await copier.copy(access);
  await vi.advanceTimersByTimeAsync(40_000);
  await copier.copy(access);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(await clipboard.read()).not.toBe('');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await clipboard.read()).toBe('');
});

test('after sleep the clipboard is cleared when its time has passed, and not before', async () => {
  const { copier, clipboard } = startCopier();
  await copier.copy(access);
  await copier.clearIfDue();
  expect(await clipboard.read()).not.toBe('');
  vi.setSystemTime(noon + hour);
  await copier.clearIfDue();
  expect(await clipboard.read()).toBe('');
});

test('a clipboard that fails is told as a problem without the text, and the state does not claim anything', async () => {
  const { holder, copier, held } = startCopier();
  held.broken = true;
  await expect(copier.copy(access)).rejects.toThrow(Problem);
  expect(holder.state()).not.toHaveProperty('clipboard');
});

test('what goes wrong in the tray is told in the window, which comes to the front', async () => {
  const holder = newHolder();
  let shown = 0;
  const act = actFromTray({
    holder,
    openConsole: () => Promise.reject(new Problem('unreachable', { what: 'No browser.', next: 'Choose one.' })),
    copy: async () => undefined,
    clearClipboard: async () => undefined,
    showWindow: () => void shown++,
    quit: () => undefined,
    problemFor,
  });
  await act({ do: 'open-console', access });
  expect(holder.state().notice).toEqual({ tone: 'problem', text: 'No browser. Choose one.' });
  expect(shown).toBe(1);
  await act({ do: 'open-window', sessionId: 'acme' });
  expect(holder.state().chosen).toBe('acme');
  expect(shown).toBe(2);
});

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
    holder,
    openConsole: () => Promise.reject(unforeseen),
    copy: async () => undefined,
    clearClipboard: async () => undefined,
    showWindow: () => undefined,
    quit: () => undefined,
    problemFor,
  });
  await act({ do: 'open-console', access });
  expect(holder.state()).toMatchObject({ problem: { kind: 'unexpected' }, notice: { tone: 'problem' } });
  expect(JSON.stringify(holder.state())).not.toMatch(/ENOENT|ana|abc/);
  expect(logged).toContainEqual(['Reading the sessions failed.', unforeseen]);
  expect(logged).toContainEqual(["The menu's open-console failed.", unforeseen]);
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
