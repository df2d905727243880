/**
 * What can go wrong, in words a person can act on: what happened, why (when known), what to do next.
 * `kind` decides the exit code of a headless verb and how the window shows it.
 */
export type ProblemKind =
  | 'usage'
  | 'sign-in-needed'
  | 'no-such-access'
  | 'unreachable'
  | 'file'
  /** The OS keychain can't be used; the cause is a `KeychainFailure`. */
  | 'keychain'
  | 'conflict'
  /** The person was asked and does not want it: there is nothing to tell. */
  | 'declined'
  /** The person is to be asked first, and to ask for it once more. */
  | 'confirmation-needed'
  | 'unexpected';

export type ProblemWords = Readonly<{ what: string; why?: string; next?: string }>;

export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly words: ProblemWords;

  constructor(kind: ProblemKind, words: ProblemWords, options?: ErrorOptions) {
    super(sentenceOf(words), options);
    this.name = 'Problem';
    this.kind = kind;
    this.words = words;
  }
}

/** One line: what, why, next, each with an end as a sentence has it. */
export function sentenceOf({ what, why, next }: ProblemWords): string {
  const parts = [what, why, next].filter((part) => part !== undefined && part !== '');
  return parts.map((part) => (/[.!?\u2026]["'`)\]]*$/.test(part ?? '') ? part : `${part}.`)).join(' ');
}

/** Anything thrown, as a Problem. Unknown errors keep their message only as the reason. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new Problem('unexpected', { what: 'Something went wrong in Daypass.', why }, { cause: error });
}
