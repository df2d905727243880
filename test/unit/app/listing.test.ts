import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listingOf } from '../../../main/domain/next-state.ts';
import { Problem } from '../../../main/domain/problem.ts';
import type { Session } from '../../../main/domain/session.ts';
import { initialState } from '../../../main/domain/state.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { keepAccountsListed } from '../../../main/services/keep-accounts-listed.ts';
import type { AccessListener, ListAccess } from '../../../main/services/list-access.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const acme = sessionWith('acme', 5 * hour);
const beta = sessionWith('beta', 3 * hour);
const unreachable = new Problem('unreachable', { what: 'AWS cannot be reached.' });

type Asked = {
  sessionId: string;
  listener: AccessListener;
  signal: AbortSignal;
  prioritised: string[];
  accountIds: readonly string[] | undefined;
  finish(): void;
  fail(error: unknown): void;
};

/** Lists nothing by itself: each listing waits for the test to say how it goes. */
function start(...sessions: Session[]) {
  const scene = startUnseen(...sessions);
  scene.keeper.begin();
  return scene;
}

/** The same, before anybody looks. */
function startUnseen(...sessions: Session[]) {
  const asked: Asked[] = [];
  const list: ListAccess = (sessionId, listener, signal = new AbortController().signal, accountIds) => {
    const { promise, resolve, reject } = deferred();
    const prioritised: string[] = [];
    asked.push({ sessionId, listener, signal, prioritised, accountIds, finish: resolve, fail: reject });
    signal.addEventListener('abort', () => reject(signal.reason));
    return { done: promise, prioritise: (accountId) => void prioritised.push(accountId) };
  };
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(...sessions));
  const logged: unknown[] = [];
  const problemFor = createProblemFor((...line) => logged.push(line));
  const keeper = keepAccountsListed({ holder, list, problemFor });
  const last = () => asked.at(-1) ?? expect.fail('nothing was listed');
  const listing = (id = 'acme') => listingOf(holder.state(), id);
  return { asked, last, holder, keeper, listing, logged };
}

function deferred() {
  let resolve = (): void => undefined;
  let reject = (_: unknown): void => undefined;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

test('the shown session is listed, the others once they are chosen', async () => {
  const { asked, holder } = start(acme, beta);
  expect(asked.map(({ sessionId }) => sessionId)).toEqual(['acme']);
  holder.dispatch({ type: 'session-chosen', sessionId: 'beta' });
  expect(asked.map(({ sessionId }) => sessionId)).toEqual(['acme', 'beta']);
  holder.dispatch({ type: 'session-chosen', sessionId: 'acme' });
  expect(asked).toHaveLength(2);
});

test('rows are there as they arrive, and the listing ends complete', async () => {
  const { last, listing } = start(acme);
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
  const { last, listing, keeper } = start(acme);
  last().listener.onAccounts([{ accountId: '000000000001' }, { accountId: '000000000002' }]);
  last().finish();
  await settled();
  keeper.reload();
  last().listener.onAccounts([{ accountId: '000000000002' }]);
  expect(listing()?.accounts).toHaveLength(2);
  last().finish();
  await settled();
  expect(listing()).toEqual({ phase: 'complete', accounts: [{ accountId: '000000000002' }] });
});

test('without a network the rows stay, the reason is told, and it is tried again ever more rarely', async () => {
  const { asked, last, listing } = start(acme);
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
  const { last, listing } = start(acme);
  last().fail(unreachable);
  await settled();
  await vi.advanceTimersByTimeAsync(5_000);
  last().listener.onAccounts([{ accountId: '000000000001' }]);
  expect(listing()).toEqual({ phase: 'loading', accounts: [{ accountId: '000000000001' }] });
});

test('a machine that wakes up tries at once', async () => {
  const { asked, last, keeper } = start(acme);
  last().fail(unreachable);
  await settled();
  keeper.retryNow();
  expect(asked).toHaveLength(2);
  keeper.retryNow();
  expect(asked).toHaveLength(2);
});

test('a token that was refused is not tried again; the next one is, at once', async () => {
  const { asked, last, holder } = start(acme);
  last().fail(new Problem('sign-in-needed', { what: 'Sign in.' }));
  await settled();
  await vi.advanceTimersByTimeAsync(hour);
  expect(asked).toHaveLength(1);
  holder.dispatch(found(sessionWith('acme', 8 * hour)));
  expect(asked).toHaveLength(2);
});

test('signing out cancels what is under way', async () => {
  const { last, holder, listing, asked } = start(acme);
  holder.dispatch(found(sessionWith('acme')));
  expect(last().signal.aborted).toBe(true);
  last().listener.onRoles('000000000001', ['Late']);
  await vi.advanceTimersByTimeAsync(hour);
  expect(listing()).toBeUndefined();
  expect(asked).toHaveLength(1);
});

test('a session that ends while it is listed does not seem to go on', async () => {
  const { last, holder, listing } = start(acme);
  last().listener.onAccounts([{ accountId: '000000000001' }]);
  holder.dispatch({ type: 'time-passed', now: noon + 6 * hour });
  await settled();
  expect(last().signal.aborted).toBe(true);
  expect(listing()).toMatchObject({ phase: 'failed', accounts: [{}], problem: { kind: 'sign-in-needed' } });
});

const refused = new Problem('unexpected', { what: 'AWS refused the request.' });
const [one, two, three] = ['000000000001', '000000000002', '000000000003'] as const;

test('roles that could not be reached are asked for again, and nothing else is', async () => {
  const { asked, last, listing } = start(acme);
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
  const { asked, last, listing } = start(acme);
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
  const { asked, last, listing, logged, keeper } = start(acme);
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
  const { asked, last, holder, listing } = start(acme);
  holder.dispatch(found(sessionWith('acme', 6 * hour)));
  last().finish();
  await settled();
  holder.dispatch(found(sessionWith('acme', 7 * hour)));
  expect(asked).toHaveLength(1);
  expect(listing()?.phase).toBe('complete');
});

test('a sign-in after the session had ended lists anew, and so does one after it was signed out', async () => {
  const { asked, last, holder } = start(acme);
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
  const { asked, last, holder } = start(sessionWith('acme', 90 * hour));
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
  const { asked, last, keeper, holder } = start(acme);
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

test('an account that somebody looks at goes first', () => {
  const { last, keeper } = start(acme);
  keeper.prioritise('acme', '000000000001');
  keeper.prioritise('gone', '000000000001');
  expect(last().prioritised).toEqual(['000000000001']);
});
