import { dirname } from 'node:path';
import { Problem, type ProblemWords, problemOf } from '../domain/problem.ts';

/** An error of the file system as a Problem of kind `file`, in words; Problems pass. */
export function fileProblem(path: string, verb: 'read' | 'changed', error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = reasonOf(code, path, verb) ?? { why: `(${problemOf(error).words.why})` };
  return new Problem('file', { what: `${path} could not be ${verb}.`, ...words }, { cause: error });
}

function reasonOf(code: string, path: string, verb: string): Omit<ProblemWords, 'what'> | undefined {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return verb === 'read'
        ? { why: 'You may not read it.', next: 'Give yourself read permission, then try again.' }
        : {
            why: `Something denies writing in ${dirname(path)}.`,
            next: 'Check the permissions of that folder and whether another program holds the file open, then try again.',
          };
    case 'EROFS':
      return { why: `${dirname(path)} is on a read-only disk.`, next: 'Make it writable, then try again.' };
    case 'ENOSPC':
    case 'EDQUOT':
      return { why: 'The disk is full.', next: 'Make room, then try again.' };
    case 'EISDIR':
      return { why: 'It is a folder.', next: 'Move the folder away, then try again.' };
    case 'ENOTDIR':
    case 'EEXIST':
      return { why: `${dirname(path)} is not a folder.`, next: 'Move away what is there, then try again.' };
    case 'ELOOP':
      return { why: 'It is a link that leads back to itself.', next: 'Remove the link, then try again.' };
    case 'ENAMETOOLONG':
      return { why: 'Its name is too long.', next: 'Choose a shorter one.' };
    case 'EBUSY':
      return { why: 'Another program holds it open.', next: 'Close that program, then try again.' };
    default:
      return undefined;
  }
}
