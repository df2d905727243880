import { Problem, type ProblemWords } from '../domain/problem.ts';
import type { SessionPlace } from './find-plain-tokens.ts';

/** The token got into the keychain, and its files could not be cleared away. */
export const stillInFile = ({ name }: SessionPlace, error: unknown): unknown =>
  unfinished(error, {
    what: `The token of "${name}" is in the keychain, but it is still in a file as well.`,
    next: 'Put that right, then move it again: that takes the file away.',
  });

/** The token got back into a file, and its item in the keychain could not be cleared away. */
export const stillInKeychain = ({ name }: SessionPlace, error: unknown): unknown =>
  unfinished(error, {
    what: `The token of "${name}" is back in a file, but it is still in the keychain as well.`,
    next: 'Put that right, then move it back again: that takes it out of the keychain.',
  });

/** The token got back into a file alone, and the record could not be told. */
export const backUnnoted = ({ name }: SessionPlace, error: unknown): unknown =>
  unfinished(error, {
    what: `The token of "${name}" is back in a file, and no longer in the keychain, but that could not be noted.`,
    next: 'Put that right, then move it back again.',
  });

/** Beside the token, which is in the keychain alone. */
export const rolesStillCached = ({ name }: SessionPlace, problem: Problem): Problem =>
  unfinished(problem, {
    what: `Credentials for roles of "${name}" are still in files of the AWS CLI.`,
    next: 'Put that right, then move it again: that takes those files away.',
  });

/** Another sign-in that came with the same registration: its file stays, and what they share with it. */
export const sharesSecret = ({ name }: SessionPlace, file: string): Problem =>
  new Problem('file', {
    what: `${file} was left, since it is another sign-in: it holds a secret that "${name}" came with as well.`,
    next: 'Move that sign-in too, or remove the file if nobody needs it.',
  });

/** A move can't be taken back any more: it was already. */
export const movedSince = ({ name }: SessionPlace, back: 'keychain' | 'file'): Problem =>
  new Problem('conflict', {
    what: `The token of "${name}" was moved again since, and belongs in ${back === 'file' ? 'a file' : 'the keychain'} already.`,
    why: 'So nothing was changed.',
  });

/** A move can't be taken back: memory is no place to go back to, and a file was never wanted. */
export const wasOnlyInMemory = ({ name }: SessionPlace): Problem =>
  new Problem('conflict', {
    what: `The token of "${name}" was in memory alone before, and can't go back there.`,
    why: 'So nothing was changed.',
    next: 'Sign out if it is to be nowhere, or move it to where you want it.',
  });

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

function unfinished<E>(error: E, told: Pick<ProblemWords, 'what' | 'next'>): E | Problem {
  if (!(error instanceof Problem)) return error;
  const { kind, words } = error;
  const why = [words.what, words.why].filter((part) => part !== undefined).join(' ');
  return new Problem(kind, { ...told, why }, { cause: error });
}
