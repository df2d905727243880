import type { Account, ListedAccount } from '../domain/access.ts';
import { isSignedIn, shownSession } from '../domain/leading-session.ts';
import { listingOf } from '../domain/next-state.ts';
import { Problem, problemOf } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { StatedProblem } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';
import type { AccessListing, ListAccess } from './list-access.ts';

/** A portal that can't be reached is asked again after these waits; the last one repeats. */
const retryWaitsMs = [5_000, 15_000, 60_000, 300_000];

export type AccountKeeper = Readonly<{
  /** Lists the shown session's accounts anew, even if they are known. */
  reload(): void;
  /** Tries at once what waits for another try, for example when the machine wakes up. */
  retryNow(): void;
  /** Somebody looks at this account: its roles come next. */
  prioritise(sessionId: string, accountId: string): void;
  stop(): void;
}>;

type Run = {
  /** Tells one token from another without holding it. */
  readonly token: string;
  readonly cancel: AbortController;
  listing?: AccessListing;
  retry?: NodeJS.Timeout;
  failures: number;
};

/**
 * Lists the accounts of the session that is shown, once for each token; others wait until they are shown. Old rows stay
 * while new ones are fetched and when they can't be. A session that is no longer signed in is left in peace.
 */
export function keepAccountsListed({
  holder,
  list,
}: Readonly<{ holder: StateHolder; list: ListAccess }>): AccountKeeper {
  const runs = new Map<string, Run>();

  function follow(): void {
    const { sessions, chosen, now } = holder.state();
    for (const id of runs.keys()) {
      const session = sessions.find((each) => each.id === id);
      if (session === undefined || !isSignedIn(session, now)) end(id);
    }
    const shown = shownSession(sessions, chosen, now);
    if (shown === undefined || !isSignedIn(shown, now)) return;
    if (runs.get(shown.id)?.token !== tokenOf(shown)) start(shown, 0);
  }

  function end(sessionId: string): void {
    const run = runs.get(sessionId);
    runs.delete(sessionId);
    clearTimeout(run?.retry);
    run?.cancel.abort();
    // Rows that were on their way do not come any more, and nothing should say that they do.
    if (run !== undefined && listingOf(holder.state(), sessionId)?.phase === 'loading') {
      holder.dispatch({ type: 'listing-failed', sessionId, problem: signInNeeded });
    }
  }

  function start(session: Session, failures: number): void {
    const sessionId = session.id;
    const before = runs.get(sessionId);
    clearTimeout(before?.retry);
    before?.cancel.abort();
    const run: Run = { token: tokenOf(session), cancel: new AbortController(), failures };
    runs.set(sessionId, run);
    // A try after a failure is made quietly: until AWS answers, the reason of the failure stays true and stays told.
    if (failures === 0) holder.dispatch({ type: 'listing-started', sessionId });
    void listWith(sessionId, run);
  }

  async function listWith(sessionId: string, run: Run): Promise<void> {
    const { signal } = run.cancel;
    const old = listingOf(holder.state(), sessionId)?.accounts ?? [];
    const arrived = new Map<string, Account>();
    const failed: Problem[] = [];
    const tell = (accounts: readonly ListedAccount[]) => {
      if (!signal.aborted) holder.dispatch({ type: 'accounts-listed', sessionId, accounts });
    };
    try {
      run.listing = list(
        sessionId,
        {
          onAccounts(accounts) {
            if (!signal.aborted) holder.dispatch({ type: 'listing-started', sessionId });
            for (const account of accounts) arrived.set(account.accountId, account);
            tell([...arrived.values(), ...old.filter(({ accountId }) => !arrived.has(accountId))]);
          },
          onRoles(accountId, roles) {
            if (!signal.aborted) holder.dispatch({ type: 'roles-listed', sessionId, accountId, roles });
          },
          onFailed: (_accountId, problem) => void failed.push(problem),
        },
        signal,
      );
      await run.listing.done;
      tell([...arrived.values()]);
      if (failed[0] !== undefined) throw someMissing(failed.length, failed[0]);
      if (!signal.aborted) holder.dispatch({ type: 'listing-completed', sessionId });
    } catch (error) {
      if (!signal.aborted) fail(sessionId, run, problemOf(error));
    }
  }

  function fail(sessionId: string, run: Run, { kind, words }: Problem): void {
    holder.dispatch({ type: 'listing-failed', sessionId, problem: { kind, ...words } });
    // Asking again with a token that was refused is of no use: the next token starts the next try.
    if (kind === 'sign-in-needed') return;
    const wait = retryWaitsMs[Math.min(run.failures, retryWaitsMs.length - 1)];
    run.retry = setTimeout(() => retry(sessionId, run), wait);
    run.retry.unref();
  }

  function retry(sessionId: string, run: Run): void {
    const session = holder.state().sessions.find(({ id }) => id === sessionId);
    if (session !== undefined && runs.get(sessionId) === run) start(session, run.failures + 1);
  }

  const unsubscribe = holder.subscribe(follow);
  follow();
  return {
    reload() {
      const { sessions, chosen, now } = holder.state();
      const shown = shownSession(sessions, chosen, now);
      if (shown !== undefined && isSignedIn(shown, now)) start(shown, 0);
    },
    retryNow() {
      for (const [sessionId, run] of [...runs]) {
        if (run.retry !== undefined) retry(sessionId, run);
      }
    },
    prioritise: (sessionId, accountId) => runs.get(sessionId)?.listing?.prioritise(accountId),
    stop() {
      unsubscribe();
      for (const { retry: waiting, cancel } of runs.values()) {
        clearTimeout(waiting);
        cancel.abort();
      }
    },
  };
}

const tokenOf = ({ token }: Session): string => `${token?.expiresAt} ${token?.receivedAt}`;

const signInNeeded: StatedProblem = {
  kind: 'sign-in-needed',
  what: 'The session ended before all accounts were read.',
  next: 'Sign in again.',
};

function someMissing(count: number, { kind, words }: Problem): Problem {
  const what = count === 1 ? 'The roles of one account are missing.' : `The roles of ${count} accounts are missing.`;
  return new Problem(kind, { what, why: words.why ?? words.what, next: 'Daypass asks for them again by itself.' });
}
