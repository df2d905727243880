import { nextMoment } from '../domain/next-moment.ts';
import type { StateHolder } from './hold-state.ts';
import type { Clock } from './ports.ts';

export type TimeKeeper = Readonly<{
  /** Looks at the clock at once, for example when the machine wakes up. */
  look(): void;
  stop(): void;
}>;

/** A timer can't wait longer than 24 days, and the clock may be set meanwhile. */
const longestWaitMs = 60 * 60_000;

/**
 * Tells the state what time it is, whenever that changes what people see. It waits for moments, not for spans: a timer
 * that comes late (after sleep) or early (the clock was set) only leads to another look at the clock.
 */
export function keepTime({ holder, clock }: Readonly<{ holder: StateHolder; clock: Pick<Clock, 'now'> }>): TimeKeeper {
  let timer: NodeJS.Timeout | undefined;
  let due: number | undefined;

  function wait(): void {
    const moment = nextMoment(holder.state());
    if (moment === due && timer !== undefined) return;
    due = moment;
    clearTimeout(timer);
    // Never sooner than a tick of the clock, so that one that stands still does not keep the processor busy.
    timer = setTimeout(look, Math.min(longestWaitMs, Math.max(50, moment - clock.now())));
    timer.unref();
  }

  function look(): void {
    clearTimeout(timer);
    timer = undefined;
    holder.dispatch({ type: 'time-passed', now: clock.now() });
    wait();
  }

  const unsubscribe = holder.subscribe(wait);
  wait();
  return {
    look,
    stop() {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}
