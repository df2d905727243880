import { nextMoment } from '../domain/next-moment.ts';
import type { StateHolder } from './hold-state.ts';
import type { Clock } from './ports.ts';

const minuteMs = 60_000;

export type TimeKeeper = Readonly<{
  /** Looks at the clock at once, for example when the machine wakes up. */
  look(): void;
  stop(): void;
}>;

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
    const left = moment - clock.now();
    // The next minute is more than a minute away only for a clock that was set back.
    const soon = left > minuteMs ? 0 : left;
    // Never sooner than a tick of the clock, so that one that stands still does not keep the processor busy.
    timer = setTimeout(look, Math.max(50, soon));
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
