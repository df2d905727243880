import { Problem, problemOf } from '../domain/problem.ts';
import type { SessionPlace } from './find-plain-tokens.ts';

/** The token got into the keychain, and a file could not be removed. Anything but a Problem of kind 'file' passes. */
export function stillInFile({ name }: SessionPlace, error: unknown): unknown {
  return inBoth(error, 'file', {
    what: `The token of "${name}" is in the keychain, but it is still in a file as well.`,
    next: 'Put that right, then move it again: that takes the file away.',
  });
}

/** The token got back into a file, and the item in the keychain could not be removed. Anything but a Problem of kind 'keychain' passes. */
export function stillInKeychain({ name }: SessionPlace, error: unknown): unknown {
  return inBoth(error, 'keychain', {
    what: `The token of "${name}" is back in a file, but it is still in the keychain as well.`,
    next: 'Put that right, then move it back again: that takes it out of the keychain.',
  });
}

/** Another sign-in has the place of this session's token. */
export const signInToElsewhere = ({ name, startUrl }: SessionPlace, file: string, foreign: string): Problem =>
  new Problem('file', {
    what: `${file} has the name of the session "${name}", but it is a sign-in to ${foreign}.`,
    why: startUrl === undefined ? 'So it was left as it is.' : `"${name}" is for ${startUrl}, so it was left as it is.`,
    next: 'Remove that file if nobody needs it, then try again.',
  });

export const keepsWriting = (file: string): Problem =>
  new Problem('file', {
    what: `Another program keeps writing ${file}.`,
    next: 'Quit that program, then try again.',
  });

function inBoth(error: unknown, kind: 'file' | 'keychain', told: Readonly<{ what: string; next: string }>): unknown {
  const problem = problemOf(error);
  if (problem.kind !== kind) return error;
  const { what, why } = problem.words;
  return new Problem(kind, { ...told, why: why === undefined ? what : `${what} ${why}` }, { cause: problem });
}
