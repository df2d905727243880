import { sentenceOf } from '../domain/problem.ts';
import { clockWords } from '../domain/sign-in-words/clock-words.ts';
import type { StateHolder } from './hold-state.ts';

/** Tells a person that the computer's clock is off, as AWS's answers show; once, until it was right, or off the other way, in between. */
export function tellClockOnce(holder: StateHolder): (skewMs: number | undefined) => void {
  let told = 0;
  return (skewMs) => {
    if (skewMs !== undefined && Math.sign(skewMs) !== told) {
      holder.dispatch({ type: 'told', notice: { tone: 'problem', text: sentenceOf(clockWords(skewMs)) } });
    }
    told = Math.sign(skewMs ?? 0);
  };
}
