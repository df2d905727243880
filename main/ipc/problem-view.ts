import type { ProblemView } from '../../preload/contract.ts';
import { Problem } from '../domain/problem.ts';

/**
 * What the window is told of an error. A `Problem` was written for people and is shown as it is; anything else may
 * carry internals in its message (a path, a header, an answer of a server), so its words are ours.
 */
export function problemView(error: unknown, onUnexpected: (error: unknown) => void): ProblemView {
  if (error instanceof Problem) return { kind: error.kind, ...error.words };
  onUnexpected(error);
  return {
    kind: 'unexpected',
    what: 'Something went wrong in Daypass.',
    next: 'Try again. If it stays, quit Daypass from its tray menu and start it anew.',
  };
}
