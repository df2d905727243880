import type { SeveralRequest } from '../../preload/contract.ts';
import { isSignedInTo } from '../domain/leading-session.ts';
import { listingOf } from '../domain/listing-of.ts';
import { Problem } from '../domain/problem.ts';
import type { JobEnd, JobProgress, SeveralJob } from '../domain/several-job.ts';
import type { State } from '../domain/state.ts';
import { assertNotPowerful, wantedAccounts } from '../domain/wanted-accounts.ts';
import type { StateHolder } from './hold-state.ts';
import { sessionOf } from './open-console.ts';
import { pace } from './pace.ts';
import { signInNeeded } from './portal-problem.ts';
import type { ProblemFor } from './problem-for.ts';
import type { SeveralRun } from './several-work.ts';

export type SeveralJobsPorts = Readonly<{
  holder: StateHolder;
  /** What it takes to run a job; undefined when the person does not go on. Rejects with a `Problem`. */
  prepare(request: SeveralRequest): Promise<SeveralRun | undefined>;
  problemFor: ProblemFor;
}>;

export type SeveralJobs = Readonly<{
  /** Resolves when the job has begun, or was not wanted; the state tells how it goes on. Rejects with a `Problem`. */
  begin(request: SeveralRequest): Promise<Readonly<{ begun: boolean }>>;
  cancel(): void;
  /** The session is about to be signed out: a job with it ends. Resolves when nothing of that is under way any more. */
  leave(sessionId: string): Promise<void>;
  /** True while a job runs. */
  busy(): boolean;
  /** Ends the job that runs; resolves when nothing of it is under way any more. */
  stop(): Promise<void>;
}>;

/** While accounts are done by the hundred, the state is told no more often than this. */
const tellEveryMs = 200;

/** Runs one job over several accounts at a time, for as long as its session lasts. */
export function severalJobs({ holder, prepare, problemFor }: SeveralJobsPorts): SeveralJobs {
  let current: AbortController | undefined;
  let running = Promise.resolve();

  async function run(request: SeveralRequest, work: SeveralRun, cut: AbortController): Promise<void> {
    const { sessionId, role, accountIds } = request;
    const session = sessionOf(holder.state(), sessionId);
    const accounts = wantedAccounts(listingOf(holder.state(), sessionId), accountIds);
    let progress: JobProgress = { step: 'credentials', done: 0, of: accounts?.length ?? 0 };
    const tell = (phase: SeveralJob['phase'], end: JobEnd = nothingYet(request)) =>
      holder.dispatch({ type: 'job-changed', job: { ...end, ...progress, sessionId, role, phase } });
    const telling = pace(() => {
      if (current === cut) tell('running');
    }, tellEveryMs);
    const unsubscribe = holder.subscribe((state) => {
      if (!isSignedInTo(state, sessionId)) cut.abort(sessionOver());
    });
    telling.now();
    try {
      const end = await work({
        session,
        role,
        ...(accounts !== undefined && { accounts }),
        signal: cut.signal,
        progress(step, done, of) {
          const isNext = step !== progress.step;
          progress = { step, done, of };
          if (isNext) telling.now();
          else telling.soon();
        },
      });
      current = undefined;
      tell(end.problem === undefined ? 'done' : 'failed', end);
    } catch (error) {
      current = undefined;
      if (error === cancelled) return tell('cancelled');
      const { kind, words } = problemFor('A job over several accounts', error);
      tell('failed', { ...nothingYet(request), problem: { kind, ...words } });
    } finally {
      unsubscribe();
    }
  }

  return {
    async begin(request) {
      if (current !== undefined) throw busyAlready();
      const { sessionId, role, accountIds, confirmed } = request;
      assertOpen(holder.state(), sessionId);
      if (confirmed !== true) assertNotPowerful(role, listingOf(holder.state(), sessionId), accountIds);
      const cut = new AbortController();
      current = cut;
      let work: SeveralRun | undefined;
      try {
        work = await prepare(request);
        // A dialog may have been open for long.
        assertOpen(holder.state(), sessionId);
      } catch (error) {
        current = undefined;
        throw error;
      }
      if (work === undefined || cut.signal.aborted) {
        current = undefined;
        return { begun: false };
      }
      running = run(request, work, cut);
      return { begun: true };
    },
    cancel: () => current?.abort(cancelled),
    async leave(sessionId) {
      const { job } = holder.state();
      if (job?.phase !== 'running' || job.sessionId !== sessionId) return;
      current?.abort(sessionOver());
      await running;
    },
    busy: () => current !== undefined,
    async stop() {
      current?.abort(cancelled);
      await running;
    },
  };
}

const cancelled = new Error('The person cancelled the job.');

function assertOpen(state: State, sessionId: string): void {
  sessionOf(state, sessionId);
  if (!isSignedInTo(state, sessionId)) throw signInNeeded();
}

function nothingYet(request: SeveralRequest): JobEnd {
  const none = { without: [], failures: [] };
  switch (request.job) {
    case 'verify':
      return { ...none, job: 'verify', rows: [] };
    case 'file':
      return { ...none, job: 'file' };
    case 'profiles':
      return { ...none, job: 'profiles', kind: request.kind, conflicts: [] };
  }
}

const busyAlready = (): Problem =>
  new Problem('conflict', {
    what: 'Daypass is at work in several accounts already.',
    next: 'Wait until that is done, or cancel it.',
  });

const sessionOver = (): Problem =>
  new Problem('sign-in-needed', {
    what: 'The session ended before this was done.',
    next: 'Sign in again, then begin anew.',
  });
