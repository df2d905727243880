import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';
import { acme, beta, settled, startListing, startUnseen, unreachable } from './listing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refused = new Problem('unexpected', { what: 'AWS refused the request.' });
const [one, two, three] = ['000000000001', '000000000002', '000000000003'] as const;

test('roles that could not be reached are asked for again, and nothing else is', async () => {
  const { asked, last, listing } = startListing(acme);
  last().listener.onAccounts([{ accountId: one }, { accountId: two }, { accountId: three }]);
  last().listener.onRoles(one, ['ReadOnly']);
  last().listener.onFailed?.(two, unreachable);
  last().listener.onFailed?.(three, unreachable);
  last().finish();
  await settled();
  expect(listing()).toMatchObject({ phase: 'failed', problem: { what: 'The roles of 2 accounts are missing.' } });

  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked.map(({ accountIds }) => accountIds)).toEqual([undefined, [two, three]]);
  last().listener.onRoles(two, ['ReadOnly']);
  last().listener.onFailed?.(three, unreachable);
  last().finish();
  await settled();
  expect(listing()).toMatchObject({ phase: 'failed', problem: { what: 'The roles of one account are missing.' } });

  await vi.advanceTimersByTimeAsync(15_000);
  expect(last().accountIds).toEqual([three]);
  last().fail(unreachable);
  await settled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(last().accountIds).toEqual([three]);
  last().listener.onRoles(three, []);
  last().finish();
  await settled();
  expect(listing()).toMatchObject({ phase: 'complete', accounts: [{}, {}, { roles: [] }] });
});

test('what AWS refuses is not asked for again, and stays told when the rest has come', async () => {
  const { asked, last, listing } = startListing(acme);
  last().listener.onAccounts([{ accountId: one }, { accountId: two }]);
  last().listener.onFailed?.(one, refused);
  last().listener.onFailed?.(two, unreachable);
  last().finish();
  await settled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(last().accountIds).toEqual([two]);
  last().listener.onRoles(two, ['ReadOnly']);
  last().finish();
  await settled();
  await vi.advanceTimersByTimeAsync(hour);
  expect(asked).toHaveLength(2);
  expect(listing()).toMatchObject({
    phase: 'failed',
    problem: { kind: 'unexpected', what: 'The roles of one account are missing.', why: 'AWS refused the request.' },
  });
});

test('what nobody foresaw is logged, told calmly, and left until a person asks', async () => {
  const { asked, last, listing, logged, keeper } = startListing(acme);
  const unforeseen = new TypeError('x is not a function');
  last().fail(unforeseen);
  await settled();
  await vi.advanceTimersByTimeAsync(hour);
  expect(asked).toHaveLength(1);
  expect(listing()?.problem).toMatchObject({ kind: 'unexpected', what: 'Something went wrong in Daypass.' });
  expect(JSON.stringify(listing())).not.toContain('not a function');
  expect(logged).toEqual([['Listing the accounts failed.', unforeseen]]);
  keeper.reload();
  expect(asked).toHaveLength(2);
});

test('a token that is merely renewed lists nothing anew', async () => {
  const { asked, last, holder, listing } = startListing(acme);
  holder.dispatch(found(sessionWith('acme', 6 * hour)));
  last().finish();
  await settled();
  holder.dispatch(found(sessionWith('acme', 7 * hour)));
  expect(asked).toHaveLength(1);
  expect(listing()?.phase).toBe('complete');
});

test('a sign-in after the session had ended lists anew, and so does one after it was signed out', async () => {
  const { asked, last, holder } = startListing(acme);
  last().finish();
  await settled();
  holder.dispatch({ type: 'time-passed', now: noon + 6 * hour });
  holder.dispatch(found(sessionWith('acme', 10 * hour)));
  expect(asked).toHaveLength(2);
  holder.dispatch(found(sessionWith('acme')));
  holder.dispatch(found(sessionWith('acme', 12 * hour)));
  expect(asked).toHaveLength(3);
});

test('rows are fetched anew after some hours, and not before', async () => {
  const { asked, last, holder } = startListing(sessionWith('acme', 90 * hour));
  last().finish();
  await settled();
  holder.dispatch({ type: 'time-passed', now: noon + 4 * hour - 1 });
  expect(asked).toHaveLength(1);
  holder.dispatch({ type: 'time-passed', now: noon + 4 * hour });
  expect(asked).toHaveLength(2);
});

test('nothing is asked of AWS before anybody looks', async () => {
  const { asked, keeper } = startUnseen(acme);
  await vi.advanceTimersByTimeAsync(hour);
  keeper.retryNow();
  expect(asked).toEqual([]);
  keeper.begin();
  keeper.begin();
  expect(asked).toHaveLength(1);
});

test('while nobody looks what failed is left, and tried at once when somebody looks again', async () => {
  const { asked, last, keeper, holder } = startListing(acme);
  last().fail(unreachable);
  await settled();
  keeper.rest();
  await vi.advanceTimersByTimeAsync(hour);
  holder.dispatch(found(acme, beta));
  holder.dispatch({ type: 'session-chosen', sessionId: 'beta' });
  expect(asked).toHaveLength(1);
  keeper.begin();
  expect(asked.map(({ sessionId }) => sessionId)).toEqual(['acme', 'beta']);
  holder.dispatch({ type: 'session-chosen', sessionId: 'acme' });
  expect(asked.map(({ sessionId }) => sessionId)).toEqual(['acme', 'beta', 'acme']);
});
