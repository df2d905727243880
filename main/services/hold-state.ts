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
 * that nobody sees the states out of order. A listener that throws is reported and does not keep the others from seeing.
 */
export function holdState(initial: State, onListenerError: (error: unknown) => void): StateHolder {
  let state = initial;
  const listeners = new Set<StateListener>();
  const waiting: StateEvent[] = [];
  let busy = false;

  function dispatch(event: StateEvent): void {
    waiting.push(event);
    if (busy) return;
    busy = true;
    for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) apply(first);
    busy = false;
  }

  function apply(event: StateEvent): void {
    const before = state;
    state = next(before, event);
    if (state === before) return;
    const after = state;
    for (const listener of [...listeners]) {
      try {
        listener(after, before);
      } catch (error) {
        onListenerError(error);
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
