import type { PortalFailure } from '../domain/portal-failure.ts';

/** One request. */
export type Job = Readonly<{
  key: string;
  /** Goes before others, though not before an urgent one. */
  early?: boolean;
  /** Gives the jobs that follow from the answer. A `Problem` that it throws ends all. */
  run(signal: AbortSignal): Promise<readonly Job[]>;
  /** The job is given up. What this throws ends all. */
  failed(failure: PortalFailure): void;
}>;

export type Waiting = Readonly<{
  job: Job;
  /** How often it failed already, by the kind of failure. */
  tries: Readonly<Partial<Record<'throttled' | 'unreachable' | 'server', number>>>;
  /** Not before this moment. */
  notBefore: number;
}>;

export type JobQueue = Readonly<{
  size(): number;
  /** New jobs go before those that wait already: what was begun is ended first. */
  add(jobs: readonly Job[]): void;
  /** A job that failed goes last, so that one that never succeeds holds up no other. */
  again(waiting: Waiting): void;
  /** Takes out the next job that may go at `now`: an urgent one, else an early one, else the first. */
  take(now: number): Waiting | undefined;
  /** Milliseconds until a job may go; 0 when one may, or none is there. */
  waitAt(now: number): number;
  /** Jobs of this key are the urgent ones from now on. */
  hurry(key: string): void;
}>;

export function jobQueue(first: readonly Job[]): JobQueue {
  const fresh = (job: Job): Waiting => ({ job, tries: {}, notBefore: Number.NEGATIVE_INFINITY });
  let queue: Waiting[] = first.map(fresh);
  let urgent: string | undefined;

  const indexAt = (now: number): number => {
    const mayGo = ({ notBefore }: Waiting) => notBefore <= now;
    const choices = [({ job }: Waiting) => job.key === urgent, ({ job }: Waiting) => job.early === true, () => true];
    for (const isChosen of choices) {
      const index = queue.findIndex((waiting) => isChosen(waiting) && mayGo(waiting));
      if (index !== -1) return index;
    }
    return -1;
  };

  return {
    size: () => queue.length,
    add(jobs) {
      if (jobs.length > 0) queue = [...jobs.map(fresh), ...queue];
    },
    again: (waiting) => void queue.push(waiting),
    take(now) {
      const index = indexAt(now);
      return index === -1 ? undefined : queue.splice(index, 1)[0];
    },
    waitAt(now) {
      let wait = Number.POSITIVE_INFINITY;
      for (const { notBefore } of queue) {
        if (notBefore <= now) return 0;
        wait = Math.min(wait, notBefore - now);
      }
      return queue.length === 0 ? 0 : wait;
    },
    hurry(key) {
      urgent = key;
    },
  };
}
