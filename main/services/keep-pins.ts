import { problemOf, sentenceOf } from '../domain/problem.ts';
import type { Pin } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';

/** Where pins are kept between starts. */
export type PinStore = Readonly<{ readPins(): readonly Pin[]; writePins(pins: readonly Pin[]): void }>;

/** Loads the pins into the state and keeps them as they change there. Gives a function that ends this. */
export function keepPins({ holder, store }: Readonly<{ holder: StateHolder; store: PinStore }>): () => void {
  holder.dispatch({ type: 'pins-loaded', pins: store.readPins() });
  return holder.subscribe(({ pins }, before) => {
    if (pins === before.pins) return;
    try {
      store.writePins(pins);
    } catch (error) {
      const text = `Your pins could not be saved. ${sentenceOf(problemOf(error).words)}`;
      holder.dispatch({ type: 'told', notice: { tone: 'problem', text } });
    }
  });
}
