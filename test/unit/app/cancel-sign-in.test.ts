import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initialState } from '../../../main/domain/state.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { signInFromApp } from '../../../main/services/sign-in-from-app.ts';
import { acme, minute, settled, signingIn } from '../sign-in/signing-in.ts';
import { found } from '../state/sample.ts';

const noon = Date.UTC(2026, 10, 21, 12);
beforeEach(() => void vi.useFakeTimers({ now: noon }));
afterEach(() => void vi.useRealTimers());

/** The app over the real sign-in, whose browser, port and AWS are in memory. */
function startApp() {
  const world = signingIn();
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(acme));
  const signIns = signInFromApp({
    holder,
    signIn: world.service,
    add: () => expect.fail('it is in the config file'),
    reload: async () => undefined,
    problemFor: createProblemFor(() => undefined),
  });
  return { ...world, holder, signIns };
}

test('a cancelled sign-in is told calmly, and is no failure', async () => {
  const { signIns, holder } = startApp();
  const { done } = await signIns.begin('acme', 'browser');
  await settled();
  signIns.cancel('acme');
  expect(await done).toBe(false);
  expect(holder.state()).toMatchObject({
    signIns: [],
    failedSignIns: [],
    notice: { tone: 'done', text: 'Sign-in cancelled.' },
  });
});

test('one that ran out of time is a failure, with its words', async () => {
  const { signIns, holder } = startApp();
  const { done } = await signIns.begin('acme', 'browser');
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(await done).toBe(false);
  expect(holder.state()).toMatchObject({
    signIns: [],
    failedSignIns: [{ problem: { what: 'Nobody allowed access in time.' } }],
  });
  expect(holder.state()).not.toHaveProperty('notice');
});

test('who starts again right after a cancel has a sign-in of its own, which the end of the first does not hide', async () => {
  const { signIns, holder, opened, approve } = startApp();
  const first = await signIns.begin('acme', 'browser');
  await settled();
  signIns.cancel('acme');
  const second = await signIns.begin('acme', 'browser');
  expect(second.done).not.toBe(first.done);
  expect(await first.done).toBe(false);
  await settled();
  expect(holder.state()).toMatchObject({ signIns: [{ way: 'browser', page: { opened: true } }], failedSignIns: [] });
  expect(holder.state()).not.toHaveProperty('notice');
  expect(opened).toHaveLength(2);
  await approve();
  expect(await second.done).toBe(true);
  expect(holder.state().signIns).toEqual([]);
});
