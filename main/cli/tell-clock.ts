import { sentenceOf } from '../domain/problem.ts';
import { clockWords } from '../domain/sign-in-words/clock-words.ts';
import { plainLine } from './plain-line.ts';
import type { Verb } from './verb.ts';

/** Hears how far the clock is off, and has a verb that did its work all the same say so; one that failed says why by itself. */
export function tellClock() {
  let skewMs: number | undefined;
  return {
    onClockSkew(ms: number | undefined): void {
      skewMs = ms;
    },
    telling:
      (verb: Verb): Verb =>
      async (args, io) => {
        await verb(args, io);
        if (skewMs !== undefined) io.err(plainLine(`daypass: ${sentenceOf(clockWords(skewMs))}`));
      },
  };
}
