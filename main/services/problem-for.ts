import { Problem } from '../domain/problem.ts';

/**
 * What people are told of anything thrown. A `Problem` was written for them and passes as it is. The message of anything
 * else may hold internals (a path, a header, an answer of a server): it goes to the log, and the words are ours.
 * `doing` begins the line in the log, for example "Reading the sessions".
 */
export type ProblemFor = (doing: string, error: unknown) => Problem;

/** `log` takes a text and the error that led to it. */
export function createProblemFor(log: (text: string, error: unknown) => void): ProblemFor {
  return (doing, error) => {
    if (error instanceof Problem) return error;
    log(`${doing} failed.`, error);
    return new Problem(
      'unexpected',
      {
        what: 'Something went wrong in Daypass.',
        next: 'Try again. If it stays, quit Daypass from its tray menu and start it anew.',
      },
      { cause: error },
    );
  };
}
