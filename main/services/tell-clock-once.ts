import { sentenceOf } from '../domain/problem.ts';
import { clockWords } from '../domain/sign-in-words/clock-words.ts';
import type { StateHolder } from './hold-state.ts';

/** Tells a person that the computer's clock is off, as AWS's answers show; once, until it was right in between. */
export function tellClockOnce(holder: StateHolder): (skewMs: number | undefined) => void {
  let told = false;
  return (skewMs) => {
    if (skewMs !== undefined && !told) {
      holder.dispatch({ type: 'told', notice: { tone: 'problem', text: sentenceOf(clockWords(skewMs)) } });
    }
    told = skewMs !== undefined;
  };
}
