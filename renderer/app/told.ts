import type { ProblemView } from '../../preload/contract.ts';
import { store } from './store.ts';

/** What went wrong with the last thing that was asked for in this window. */
export const told = store<ProblemView | undefined>(undefined);
