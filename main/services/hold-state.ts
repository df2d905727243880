import { next } from '../domain/next-state.ts';
import type { State, StateEvent } from '../domain/state.ts';

/** Sees the state after a change, and the one before it. */
export type StateListener = (state: State, before: State) => void;

export type StateHolder = Readonly<{
  state(): State;
  dispatch(event: StateEvent): void;
  /** Calls the listener once for every change, in order; gives a function that ends this. */
  subscribe(listener: StateListener): () => void;
}>;

/**
 * Holds the app's one state. What a listener dispatches waits until all listeners have seen the change before it, so
 * that nobody sees the states out of order. What throws is reported, and keeps nobody else from seeing; an event that
 * can't be understood changes nothing. With `now` (UTC ms), an event that changes something brings the time with it: nobody tells
 * the state of a time that changes nothing by itself.
 */
export function holdState(initial: State, onError: (error: unknown) => void, now?: () => number): StateHolder {
  let state = initial;
  const listeners = new Set<StateListener>();
  const waiting: StateEvent[] = [];
  let busy = false;

  function dispatch(event: StateEvent): void {
    waiting.push(event);
    if (busy) return;
    busy = true;
    try {
      for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) apply(first);
    } finally {
      busy = false;
    }
  }

  function apply(event: StateEvent): void {
    const before = state;
    reported(() => {
      state = happened(before, event);
    });
    const after = state;
    if (after === before) return;
    for (const listener of [...listeners]) reported(() => listener(after, before));
  }

  function happened(before: State, event: StateEvent): State {
    if (now === undefined || event.type === 'time-passed') return next(before, event);
    const timely = next(before, { type: 'time-passed', now: now() });
    const after = next(timely, event);
    return after === timely ? before : after;
  }

  function reported(work: () => void): void {
    try {
      work();
    } catch (error) {
      try {
        onError(error);
      } catch {
        // Who reports may fail as well; the events that wait must not wait for ever.
      }
    }
  }

  return {
    state: () => state,
    dispatch,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
