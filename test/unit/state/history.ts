import fc from 'fast-check';
import { next } from '../../../main/domain/next-state.ts';
import { initialState, type State, type StateEvent } from '../../../main/domain/state.ts';
import { wholeListing } from './arbitrary-event.ts';
import { noon } from './sample.ts';

/** Sees a step of one history. */
export type Witness = (state: State, before: State, event: StateEvent) => void;

type Histories = Readonly<{ event: fc.Arbitrary<StateEvent>; runs?: number; seed?: number }>;

/** Lets a new witness see every step of each of many random histories. */
export function always({ event, runs = 300, seed }: Histories, witness: () => Witness): void {
  const scene = fc.oneof({ weight: 6, arbitrary: event.map((one) => [one]) }, wholeListing);
  fc.assert(
    fc.property(fc.array(scene, { maxLength: 25, size: 'max' }), (scenes) => {
      const see = witness();
      let state = initialState(noon);
      for (const happened of scenes.flat()) {
        const before = state;
        state = next(before, happened);
        see(state, before, happened);
      }
    }),
    { numRuns: runs, ...(seed !== undefined && { seed }) },
  );
}
