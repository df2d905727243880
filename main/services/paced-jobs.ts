import { backoffMs } from '../domain/backoff.ts';
import {
  newPace,
  type Pace,
  paceAfterRefusal,
  paceAfterRequest,
  paceAfterSuccess,
  pausedPace,
  waitOf,
} from '../domain/pace.ts';
import { PortalFailure } from '../domain/portal-failure.ts';
import { type Job, type JobQueue, jobQueue, type Waiting } from './job-queue.ts';
import { portalProblem } from './portal-problem.ts';
import type { Clock } from './ports.ts';
import { steadyTime } from './steady-time.ts';

export type PacedJobsPorts = Readonly<{
  clock: Clock;
  random?: (() => number) | undefined;
  /** When nothing has succeeded for so long, it is given up. */
  patienceMs?: number | undefined;
}>;

export type PacedJobs = Readonly<{ done: Promise<void>; hurry(key: string): void }>;

const mostAtOnce = 16;
/** How often one job may fail so while others succeed. */
const mostTries = { throttled: 100, unreachable: 12, server: 8 } as const;
const usualPatienceMs = 30_000;

/**
 * Runs jobs as fast as the service lets them; what can pass is tried again. Rejects with a `Problem` when nothing gets
 * through for long or a job ended all, and with the signal's reason.
 */
export function pacedJobs(first: readonly Job[], ports: PacedJobsPorts, outer?: AbortSignal): PacedJobs {
  const { clock, random = Math.random, patienceMs = usualPatienceMs } = ports;
  const stop = new AbortController();
  const signal = outer === undefined ? stop.signal : AbortSignal.any([outer, stop.signal]);
  const stopped = aborted(signal);
  const running = new Set<Promise<void>>();
  const queue: JobQueue = jobQueue(first);
  // Half of the patience is left after a sleep, however long it was.
  const elapsed = steadyTime(clock, patienceMs / 2);
  let pace: Pace = newPace(elapsed());
  let silence: Silence | undefined;
  let end: { error: unknown } | undefined;

  const endWith = (error: unknown) => {
    end ??= { error };
    stop.abort(error);
  };

  const settle = ({ job, tries: before }: Waiting, failure: PortalFailure, began: number) => {
    const { kind } = failure;
    if (kind !== 'throttled' && kind !== 'unreachable' && kind !== 'server') {
      silence = undefined;
      return job.failed(failure);
    }
    if (failure.lasting) return endWith(portalProblem(failure));
    const now = elapsed();
    silence ??= { since: began, failures: 0, jobs: new Set() };
    silence.failures += 1;
    silence.jobs.add(job);
    const tried = (before[kind] ?? 0) + 1;
    const patient = now - silence.since < patienceMs || silence.failures < 2;
    // While several jobs fail and none succeeds, it is not the fault of this one.
    if (silence.jobs.size > 1) {
      if (!patient) return endWith(portalProblem(failure));
    } else if (!patient || tried >= mostTries[kind]) {
      return job.failed(failure);
    }
    let notBefore = now;
    if (kind === 'throttled') pace = paceAfterRefusal(pace, now);
    const rest = (times: number) => Math.min(backoffMs(times, random()), patienceMs / 4);
    if (kind === 'server') notBefore = now + rest(tried);
    if (kind === 'unreachable') {
      notBefore = now + rest(Math.ceil(silence.failures / 4));
      pace = pausedPace(pace, notBefore);
    }
    queue.again({ job, tries: { ...before, [kind]: tried }, notBefore });
  };

  const start = async (waiting: Waiting): Promise<void> => {
    const began = elapsed();
    try {
      // A signal for each: many that listen to one make Node warn of a leak.
      const more = await waiting.job.run(AbortSignal.any([signal]));
      silence = undefined;
      pace = paceAfterSuccess(pace);
      queue.add(more);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof PortalFailure)) return endWith(error);
      try {
        settle(waiting, error, began);
      } catch (problem) {
        endWith(problem);
      }
    }
  };

  const pump = async (): Promise<void> => {
    while (queue.size() + running.size > 0) {
      outer?.throwIfAborted();
      if (end !== undefined) throw end.error;
      const now = elapsed();
      const wait = Math.max(waitOf(pace, now), Math.min(queue.waitAt(now), longestNapMs));
      if (running.size >= mostAtOnce || queue.size() === 0) {
        await Promise.race([...running, stopped]);
      } else if (wait > 0) {
        await clock.sleep(wait, signal).catch(() => {});
      } else {
        const waiting = queue.take(now);
        if (waiting === undefined) continue;
        pace = paceAfterRequest(pace, now);
        const run: Promise<void> = start(waiting).finally(() => running.delete(run));
        running.add(run);
      }
    }
    if (end !== undefined) throw end.error;
  };

  return { done: pump(), hurry: queue.hurry };
}

/** Since when nothing succeeded, and what failed in that time. Jobs of one request that is tried again are one. */
type Silence = { readonly since: number; failures: number; readonly jobs: Set<Job> };

/** While all that waits has to rest, what is running may bring new jobs. */
const longestNapMs = 250;

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
