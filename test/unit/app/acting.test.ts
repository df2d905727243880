import { expect, test } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { initialState } from '../../../main/domain/state.ts';
import { actFromTray } from '../../../main/services/act-from-tray.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { keepSessionsCurrent } from '../../../main/services/keep-sessions-current.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

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
