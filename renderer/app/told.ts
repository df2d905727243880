import type { ProblemView } from '../../preload/contract.ts';
import { store } from './store.ts';

/**
 * What came of the last thing that was asked for in this window, where it does not show by itself. `undo` takes a change of
 * profiles back.
 */
export type Told = { problem: ProblemView } | { done: string; undo?: string };

export const told = store<Told | undefined>(undefined);

/** Something has worked since, or is no longer what one looks at: what went wrong before would contradict it. */
export function forgetProblem(): void {
  const last = told.get();
  if (last !== undefined && 'problem' in last) told.set(undefined);
}
