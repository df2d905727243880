import { expect, vi } from 'vitest';
import { listingOf } from '../../../main/domain/listing-of.ts';
import { Problem } from '../../../main/domain/problem.ts';
import type { Session } from '../../../main/domain/session.ts';
import { initialState } from '../../../main/domain/state.ts';
import type { AccessListener } from '../../../main/services/access-jobs.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { keepAccountsListed } from '../../../main/services/keep-accounts-listed.ts';
import type { ListAccess } from '../../../main/services/list-access.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

export const acme = sessionWith('acme', 5 * hour);
export const beta = sessionWith('beta', 3 * hour);
export const unreachable = new Problem('unreachable', { what: 'AWS cannot be reached.' });

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
export function startListing(...sessions: Session[]) {
  const scene = startUnseen(...sessions);
  scene.keeper.begin();
  return scene;
}

/** The same, before anybody looks. */
export function startUnseen(...sessions: Session[]) {
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

/** Lets promises go on, and no time pass. */
export const settled = () => vi.advanceTimersByTimeAsync(0);
