import type { State } from '../services/hold-state.ts';

export const window = (state: State) => state;
