import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { initialState } from '../../../main/domain/state.ts';
import { forgetCredentials } from '../../../main/services/forget-credentials.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { keepSessionsCurrent } from '../../../main/services/keep-sessions-current.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(noon);
});
afterEach(() => void vi.useRealTimers());

const logged: unknown[] = [];
const problemFor = createProblemFor((...line) => logged.push(line));

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
