import { expect, test } from 'vitest';
import { initialState } from '../../../main/domain/state.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { signOutFromApp } from '../../../main/services/sign-out-from-app.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

test('what is under way is ended before, or it would sign in again, or write keys; what came late is cleared after', async () => {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(sessionWith('acme', hour)));
  const done: string[] = [];
  const note = (what: string) => async () => void done.push(what);
  const app = signOutFromApp({
    holder,
    signOut: async ({ id }) => {
      done.push(`sign out ${id}`);
      return { leftAtAws: false };
    },
    endWork: async (sessionId) => void done.push(`end work of ${sessionId}`),
    clearClipboard: note('clear the clipboard'),
    reload: note('read again'),
    problemFor: createProblemFor(() => undefined),
  });
  await app.one('acme');
  const parts = ['end work of acme', 'sign out acme', 'read again'];
  expect(done).toEqual(['clear the clipboard', ...parts, 'clear the clipboard']);
});

test('all are signed out of, also those that come to light only then, and one that cannot go is tried once', async () => {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  const stuck = sessionWith('stuck', hour);
  holder.dispatch(found(sessionWith('acme', hour), stuck));
  const left: string[] = [];
  const app = signOutFromApp({
    holder,
    signOut: async ({ id }) => {
      left.push(id);
      if (id === 'stuck') throw new Error('No.');
      return { leftAtAws: false };
    },
    endWork: async () => undefined,
    clearClipboard: async () => undefined,
    reload: async () => holder.dispatch(found(stuck, ...(left.includes('older') ? [] : [sessionWith('older', hour)]))),
    problemFor: createProblemFor(() => undefined),
  });
  await app.all();
  expect(left).toEqual(['acme', 'stuck', 'older']);
  expect(holder.state().notice?.text).toContain('Signed out of "older".');
});
