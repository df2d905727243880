import { type Problem, sentenceOf } from './problem.ts';

/** What happened and why, where what to do is the same for many and is told once. */
export const reasonOf = ({ words: { what, why } }: Problem): string =>
  sentenceOf({ what, ...(why !== undefined && { why }) });
