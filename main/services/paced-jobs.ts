import { backoffMs } from '../domain/backoff.ts';
import { newPace, type Pace, paceAfterRefusal, paceAfterRequest, paceAfterSuccess, pausedPace, waitOf } from '../domain/pace.ts';
import { PortalFailure } from '../domain/portal-failure.ts';
import { portalProblem } from './portal-problem.ts';
import type { Clock } from './ports.ts';

/** One request. `run` gives the jobs that follow from its answer; `failed` is told when it is given up. */
export type Job = Readonly<{
  /** Jobs of an urgent key go first. */
  key: string;
  run(signal: AbortSignal): Promise<readonly Job[]>;
  failed(failure: PortalFailure): void;
}>;

type Waiting = Readonly<{ job: Job; tries: number; notBefore: number }>;

export type PacedJobs = Readonly<{ done: Promise<void>; hurry(key: string): void }>;

const mostAtOnce = 16;
const mostTries = { throttled: 100, unreachable: 12, server: 8 } as const;
/** Without one answer for so long, the network counts as down. */
const patienceMs = 30_000;

/**
 * Runs jobs as fast as the service lets them. What can pass is tried again; a `Problem` that a job throws ends all, as do
 * the signal and a network that is down for long.
 */
export function pacedJobs(
  first: readonly Job[],
  { clock, random = Math.random }: Readonly<{ clock: Clock; random?: (() => number) | undefined }>,
  outer?: AbortSignal,
): PacedJobs {
  const stop = new AbortController();
  const signal = outer === undefined ? stop.signal : AbortSignal.any([outer, stop.signal]);
  const stopped = aborted(signal);
  const running = new Set<Promise<void>>();
  let queue: Waiting[] = first.map((job) => ({ job, tries: 0, notBefore: 0 }));
  let pace: Pace = newPace(clock.now());
  let unreachable: { since: number; times: number } | undefined;
  let end: { error: unknown } | undefined;

  const endWith = (error: unknown) => {
    end ??= { error };
    stop.abort(error);
  };

  const settle = ({ job, tries: before }: Waiting, failure: PortalFailure) => {
    const [tries, now] = [before + 1, clock.now()];
    const { kind } = failure;
    if (kind !== 'throttled' && kind !== 'unreachable' && kind !== 'server') return job.failed(failure);
    let notBefore = now;
    if (kind === 'throttled') pace = paceAfterRefusal(pace, now);
    if (kind === 'server') notBefore = now + backoffMs(tries, random());
    if (kind === 'unreachable') {
      unreachable ??= { since: now, times: 0 };
      unreachable.times += 1;
      if (now - unreachable.since >= patienceMs && unreachable.times >= 5) return endWith(portalProblem(failure));
      const pause = now + backoffMs(Math.ceil(unreachable.times / 4), random());
      pace = pausedPace(pace, pause);
      notBefore = pause;
    }
    // While nothing at all gets through, it is not this job's fault.
    const alone = kind !== 'unreachable' || unreachable === undefined || unreachable.times < tries;
    if (tries >= mostTries[kind] && alone) return job.failed(failure);
    queue = [{ job, tries, notBefore }, ...queue];
  };

  const start = async (waiting: Waiting): Promise<void> => {
    try {
      const more = await waiting.job.run(signal);
      unreachable = undefined;
      pace = paceAfterSuccess(pace);
      queue = [...more.map((job) => ({ job, tries: 0, notBefore: 0 })), ...queue];
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof PortalFailure)) return endWith(error);
      if (error.kind !== 'unreachable') unreachable = undefined;
      try {
        settle(waiting, error);
      } catch (problem) {
        endWith(problem);
      }
    }
  };

  const pump = async (): Promise<void> => {
    while (queue.length + running.size > 0) {
      outer?.throwIfAborted();
      if (end !== undefined) throw end.error;
      const now = clock.now();
      const at = queue.findIndex(({ notBefore }) => notBefore <= now);
      const wait = waitOf(pace, now);
      if (running.size >= mostAtOnce || queue.length === 0) {
        await Promise.race([...running, stopped]);
      } else if (wait > 0 || at === -1) {
        const earliest = at === -1 ? Math.min(...queue.map(({ notBefore }) => notBefore)) - now : 0;
        await clock.sleep(Math.max(wait, Math.min(earliest, 250), 1), signal).catch(() => {});
      } else {
        const [waiting] = queue.splice(at, 1);
        if (waiting === undefined) continue;
        pace = paceAfterRequest(pace, now);
        const run: Promise<void> = start(waiting).finally(() => running.delete(run));
        running.add(run);
      }
    }
    if (end !== undefined) throw end.error;
  };

  return {
    done: pump(),
    hurry(key) {
      queue = [...queue.filter(({ job }) => job.key === key), ...queue.filter(({ job }) => job.key !== key)];
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

