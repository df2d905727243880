import { sentenceOf } from '../domain/problem.ts';
import type { Pin } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';
import type { ProblemFor } from './problem-for.ts';

/** Where pins are kept between starts. */
export type PinStore = Readonly<{ readPins(): readonly Pin[]; writePins(pins: readonly Pin[]): void }>;

export type PinPorts = Readonly<{ holder: StateHolder; store: PinStore; problemFor: ProblemFor }>;

/** Loads the pins into the state and keeps them as they change there. Gives a function that ends this. */
export function keepPins({ holder, store, problemFor }: PinPorts): () => void {
  holder.dispatch({ type: 'pins-loaded', pins: store.readPins() });
  return holder.subscribe(({ pins }, before) => {
    if (pins === before.pins) return;
    try {
      store.writePins(pins);
    } catch (error) {
      const text = `Your pins could not be saved. ${sentenceOf(problemFor('Saving the pins', error).words)}`;
      holder.dispatch({ type: 'told', notice: { text } });
    }
  });
}
