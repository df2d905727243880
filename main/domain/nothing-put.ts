import { Problem } from './problem.ts';

/** The keychain did not take an item, and what it has under that name is what it had before. */
export class NothingPut extends Problem {
  constructor({ kind, words, cause }: Problem) {
    super(kind, words, { cause });
  }
}
