import type { ProblemView, Reply } from '../../preload/contract.ts';
import { store } from './store.ts';

/** Takes back what was done. */
export type Undo = () => Promise<Reply<unknown>>;

/** What came of the last thing that was asked for in this window, where it does not show by itself. */
export type Told = { problem: ProblemView } | { done: string; undo?: Undo };

export const told = store<Told | undefined>(undefined);

/** Something has worked since, or is no longer what one looks at: what went wrong before would contradict it. */
export function forgetProblem(): void {
  const last = told.get();
  if (last !== undefined && 'problem' in last) told.set(undefined);
}
