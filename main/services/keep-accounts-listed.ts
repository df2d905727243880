import type { Account, ListedAccount } from '../domain/access.ts';
import { isSignedIn, shownSession } from '../domain/leading-session.ts';
import { listingOf } from '../domain/listing-of.ts';
import type { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { StatedProblem } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';
import type { AccessListing, ListAccess } from './list-access.ts';
import { missingRoles } from './missing-roles.ts';
import type { ProblemFor } from './problem-for.ts';

/** A portal that can't be reached is asked again after these waits; the last one repeats. */
const retryWaitsMs = [5_000, 15_000, 60_000, 300_000];

/** Rows older than this are fetched anew when somebody looks at them, and those that were given up are tried again. */
const freshMs = 4 * 60 * 60_000;

export type AccountKeeper = Readonly<{
  /** Somebody looks from now on: the shown session is listed, and so is every other once it is shown. */
  begin(): void;
  /** Nobody looks any more: what is under way is finished, and nothing new is asked for on its own. */
  rest(): void;
  /** Lists this session's accounts, which need not be shown, where that is due: it was not done, failed, or was some hours ago. */
  look(sessionId: string): void;
  /** Lists the shown session's accounts anew, even if they are known. */
  reload(): void;
  /** Tries at once what waits for another try, for example when the machine wakes up. */
  retryNow(): void;
  /** Somebody looks at this account: its roles come next. */
  prioritise(sessionId: string, accountId: string): void;
  stop(): void;
}>;

export type ListingPorts = Readonly<{ holder: StateHolder; list: ListAccess; problemFor: ProblemFor }>;

type Run = {
  readonly cancel: AbortController;
  failures: number;
  /** Why accounts have no roles that another try would not give either. */
  readonly lost: Map<string, Problem>;
  listing?: AccessListing;
  /** How it came to rest; absent while it is under way. */
  rested?: Rested;
};

type Rested =
  /** `at` is UTC epoch milliseconds. */
  | { readonly how: 'complete'; readonly at: number }
  /** Only another token is worth a try, or one that can be read again. */
  | { readonly how: 'refused'; readonly token: string }
  /** `missing` are the accounts without their roles, where nothing else is missing. Without a timer: once it is looked at. */
  | { readonly how: 'unreachable'; readonly missing?: readonly string[]; timer?: NodeJS.Timeout | undefined }
  | { readonly how: 'given-up'; readonly at: number };

/**
 * Lists the accounts of the session that is shown, and of one that is looked for, once for each sign-in, and again after some
 * hours; a token that is merely renewed opens the same doors. Old rows stay while new ones are fetched and when they can't be.
 * A session that is no longer signed in is left in peace.
 */
export function keepAccountsListed({ holder, list, problemFor }: ListingPorts): AccountKeeper {
  const runs = new Map<string, Run>();
  let looked = false;

  const shown = (): Session | undefined => {
    const { sessions, chosen, now } = holder.state();
    const session = looked ? shownSession(sessions, chosen, now) : undefined;
    return session !== undefined && isSignedIn(session, now) ? session : undefined;
  };

  function follow(): void {
    const { sessions, now } = holder.state();
    for (const id of runs.keys()) {
      const session = sessions.find((each) => each.id === id);
      if (session === undefined || !isSignedIn(session, now)) end(id);
    }
    const session = shown();
    if (session !== undefined) bring(session);
  }

  function bring(session: Session): void {
    const run = runs.get(session.id);
    if (run === undefined || isOutdated(run, session, holder.state().now)) start(session.id);
    else if (run.rested?.how === 'unreachable' && run.rested.timer === undefined) retry(session.id, run);
  }

  function end(sessionId: string): void {
    drop(sessionId);
    // Rows that were on their way do not come any more, and nothing should say that they do.
    if (listingOf(holder.state(), sessionId)?.phase === 'loading') {
      holder.dispatch({ type: 'listing-failed', sessionId, problem: signInNeeded });
    }
  }

  function drop(sessionId: string): void {
    const run = runs.get(sessionId);
    runs.delete(sessionId);
    if (run === undefined) return;
    clearTimer(run);
    run.cancel.abort();
  }

  function start(sessionId: string): void {
    drop(sessionId);
    const run: Run = { cancel: new AbortController(), failures: 0, lost: new Map() };
    runs.set(sessionId, run);
    holder.dispatch({ type: 'listing-started', sessionId });
    void listAll(sessionId, run);
  }

  /** A try after a failure is made quietly: until AWS answers, the reason of the failure stays true and stays told. */
  function retry(sessionId: string, run: Run): void {
    if (run.rested?.how !== 'unreachable') return;
    const { missing } = run.rested;
    clearTimer(run);
    delete run.rested;
    void (missing === undefined ? listAll(sessionId, run) : listMissing(sessionId, run, missing));
  }

  async function listAll(sessionId: string, run: Run): Promise<void> {
    const { signal } = run.cancel;
    run.lost.clear();
    const old = listingOf(holder.state(), sessionId)?.accounts ?? [];
    const arrived = new Map<string, Account>();
    const tell = (accounts: readonly ListedAccount[]) => {
      if (!signal.aborted) holder.dispatch({ type: 'accounts-listed', sessionId, accounts });
    };
    await listWith(sessionId, run, {
      onAccounts(accounts) {
        if (!signal.aborted) holder.dispatch({ type: 'listing-started', sessionId });
        for (const account of accounts) arrived.set(account.accountId, account);
        tell([...arrived.values(), ...old.filter(({ accountId }) => !arrived.has(accountId))]);
      },
      onDone: () => tell([...arrived.values()]),
    });
  }

  const listMissing = (sessionId: string, run: Run, accountIds: readonly string[]): Promise<void> =>
    listWith(sessionId, run, { accountIds, onAccounts: () => undefined, onDone: () => undefined });

  async function listWith(sessionId: string, run: Run, { accountIds, onAccounts, onDone }: Wanted): Promise<void> {
    const { signal } = run.cancel;
    const unreachable = new Map<string, Problem>();
    try {
      run.listing = list(
        sessionId,
        {
          onAccounts,
          onRoles(accountId, roles) {
            if (!signal.aborted) holder.dispatch({ type: 'roles-listed', sessionId, accountId, roles });
          },
          onFailed(accountId, problem) {
            (problem.kind === 'unreachable' ? unreachable : run.lost).set(accountId, problem);
          },
        },
        signal,
        accountIds,
      );
      await run.listing.done;
      if (signal.aborted) return;
      onDone();
      const problem = missingRoles([...unreachable.values(), ...run.lost.values()]);
      if (problem !== undefined) return fail(sessionId, run, problem, [...unreachable.keys()]);
      run.rested = { how: 'complete', at: holder.state().now };
      holder.dispatch({ type: 'listing-completed', sessionId });
    } catch (error) {
      if (!signal.aborted) fail(sessionId, run, problemFor('Listing the accounts', error), accountIds);
    }
  }

  function fail(sessionId: string, run: Run, { kind, words }: Problem, missing?: readonly string[]): void {
    run.rested = restedAfter(sessionId, kind, missing);
    if (run.rested.how === 'unreachable') {
      const wait = retryWaitsMs[Math.min(run.failures, retryWaitsMs.length - 1)];
      run.failures += 1;
      run.rested.timer = setTimeout(() => {
        clearTimer(run);
        follow();
      }, wait);
      run.rested.timer.unref();
    }
    holder.dispatch({ type: 'listing-failed', sessionId, problem: { kind, ...words } });
  }

  /** What AWS refuses or nobody understands is the same at the next try, for some hours; a person may ask for one all the same. */
  function restedAfter(sessionId: string, kind: Problem['kind'], missing: readonly string[] | undefined): Rested {
    if (kind === 'unreachable') return { how: 'unreachable', ...(missing !== undefined && { missing }) };
    const session = holder.state().sessions.find(({ id }) => id === sessionId);
    if ((kind === 'sign-in-needed' || kind === 'keychain') && session !== undefined)
      return { how: 'refused', token: tokenOf(session) };
    return { how: 'given-up', at: holder.state().now };
  }

  const unsubscribe = holder.subscribe(follow);
  return {
    begin() {
      looked = true;
      follow();
    },
    rest() {
      looked = false;
      for (const run of runs.values()) clearTimer(run);
    },
    look(sessionId) {
      const { sessions, now } = holder.state();
      const session = sessions.find(({ id }) => id === sessionId);
      if (session !== undefined && isSignedIn(session, now)) bring(session);
    },
    reload() {
      const session = shown();
      if (session !== undefined) start(session.id);
    },
    retryNow() {
      for (const run of runs.values()) clearTimer(run);
      follow();
    },
    prioritise: (sessionId, accountId) => runs.get(sessionId)?.listing?.prioritise(accountId),
    stop() {
      unsubscribe();
      for (const sessionId of [...runs.keys()]) drop(sessionId);
    },
  };
}

type Wanted = Readonly<{
  accountIds?: readonly string[];
  onAccounts(accounts: readonly Account[]): void;
  onDone(): void;
}>;

const isOutdated = ({ rested }: Run, session: Session, now: number): boolean =>
  ((rested?.how === 'complete' || rested?.how === 'given-up') && Math.abs(now - rested.at) >= freshMs) ||
  (rested?.how === 'refused' && rested.token !== tokenOf(session));

function clearTimer({ rested }: Run): void {
  if (rested?.how !== 'unreachable') return;
  clearTimeout(rested.timer);
  rested.timer = undefined;
}

/** Tells one token from another without holding it. */
const tokenOf = ({ token }: Session): string =>
  `${token?.expiresAt} ${token?.receivedAt} ${token?.unread === undefined}`;

const signInNeeded: StatedProblem = {
  kind: 'sign-in-needed',
  what: 'The session ended before all accounts were read.',
  next: 'Sign in again.',
};
