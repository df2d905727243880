import type { Flaw } from './aws-file/scan.ts';
import { Problem } from './problem.ts';

/** An AWS file can't be changed as wanted without harm to what else is in it. */
export const unsafeChange = (label: string, { line, what }: Flaw): Problem =>
  new Problem('file', {
    what: `${label} could not be changed safely, so it was left as it is.`,
    why: `Line ${line}: ${what}.`,
    next: 'Correct that line or choose another name, then try again.',
  });
