import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';
import { acme, beta, settled, startListing, unreachable } from './listing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the shown session is listed, the others once they are chosen', async () => {
  const { asked, holder } = startListing(acme, beta);
  expect(asked.map(({ sessionId }) => sessionId)).toEqual(['acme']);
  holder.dispatch({ type: 'session-chosen', sessionId: 'beta' });
  expect(asked.map(({ sessionId }) => sessionId)).toEqual(['acme', 'beta']);
  holder.dispatch({ type: 'session-chosen', sessionId: 'acme' });
  expect(asked).toHaveLength(2);
});

test('rows are there as they arrive, and the listing ends complete', async () => {
  const { last, listing } = startListing(acme);
  last().listener.onAccounts([{ accountId: '000000000001' }]);
  last().listener.onAccounts([{ accountId: '000000000002' }]);
  last().listener.onRoles('000000000002', ['ReadOnly']);
  expect(listing()).toEqual({
    phase: 'loading',
    accounts: [{ accountId: '000000000001' }, { accountId: '000000000002', roles: ['ReadOnly'] }],
  });
  last().finish();
  await settled();
  expect(listing()?.phase).toBe('complete');
});

test('a reload keeps old rows until all new ones are in, then drops what is gone', async () => {
  const { last, listing, keeper } = startListing(acme);
  last().listener.onAccounts([{ accountId: '000000000001' }, { accountId: '000000000002' }]);
  last().finish();
  await settled();
  keeper.reload();
  last().listener.onAccounts([{ accountId: '000000000002' }]);
  expect(listing()?.accounts).toHaveLength(2);
  last().finish();
  await settled();
  expect(listing()).toMatchObject({ phase: 'complete', accounts: [{ accountId: '000000000002' }] });
});

test('without a network the rows stay, the reason is told, and it is tried again ever more rarely', async () => {
  const { asked, last, listing } = startListing(acme);
  last().listener.onAccounts([{ accountId: '000000000001' }]);
  last().fail(unreachable);
  await settled();
  expect(listing()).toMatchObject({ phase: 'failed', accounts: [{}], problem: { kind: 'unreachable' } });
  for (const wait of [5_000, 15_000, 60_000, 300_000, 300_000]) {
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(asked).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(before + 1);
    expect(listing()).toMatchObject({ phase: 'failed', problem: { kind: 'unreachable' } });
    last().fail(unreachable);
    await settled();
  }
});

test('once AWS answers again, the reason of the failure is gone', async () => {
  const { last, listing } = startListing(acme);
  last().fail(unreachable);
  await settled();
  await vi.advanceTimersByTimeAsync(5_000);
  last().listener.onAccounts([{ accountId: '000000000001' }]);
  expect(listing()).toEqual({ phase: 'loading', accounts: [{ accountId: '000000000001' }] });
});

test('a machine that wakes up tries at once', async () => {
  const { asked, last, keeper } = startListing(acme);
  last().fail(unreachable);
  await settled();
  keeper.retryNow();
  expect(asked).toHaveLength(2);
  keeper.retryNow();
  expect(asked).toHaveLength(2);
});

test('a token that was refused is not tried again; the next one is, at once', async () => {
  const { asked, last, holder } = startListing(acme);
  last().fail(new Problem('sign-in-needed', { what: 'Sign in.' }));
  await settled();
  await vi.advanceTimersByTimeAsync(hour);
  expect(asked).toHaveLength(1);
  holder.dispatch(found(sessionWith('acme', 8 * hour)));
  expect(asked).toHaveLength(2);
});

test('signing out cancels what is under way', async () => {
  const { last, holder, listing, asked } = startListing(acme);
  holder.dispatch(found(sessionWith('acme')));
  expect(last().signal.aborted).toBe(true);
  last().listener.onRoles('000000000001', ['Late']);
  await vi.advanceTimersByTimeAsync(hour);
  expect(listing()).toBeUndefined();
  expect(asked).toHaveLength(1);
});

test('a session that ends while it is listed does not seem to go on', async () => {
  const { last, holder, listing } = startListing(acme);
  last().listener.onAccounts([{ accountId: '000000000001' }]);
  holder.dispatch({ type: 'time-passed', now: noon + 6 * hour });
  await settled();
  expect(last().signal.aborted).toBe(true);
  expect(listing()).toMatchObject({ phase: 'failed', accounts: [{}], problem: { kind: 'sign-in-needed' } });
});

test('an account that somebody looks at goes first', () => {
  const { last, keeper } = startListing(acme);
  keeper.prioritise('acme', '000000000001');
  keeper.prioritise('gone', '000000000001');
  expect(last().prioritised).toEqual(['000000000001']);
});
