import type { ProblemWords } from '../problem.ts';

/** What to tell of a clock that AWS's is `skewMs` ahead of (negative: behind); also where nothing has failed by it yet. */
export function clockWords(skewMs: number): ProblemWords {
  return {
    what: `This computer's clock is ${lengthOf(Math.abs(skewMs))} ${skewMs > 0 ? 'slow' : 'fast'}.`,
    why: 'With a clock that is off by more than 5 minutes, AWS may refuse sign-ins and credentials.',
    next: 'Set the date, the time and the time zone of this computer, best automatically.',
  };
}

function lengthOf(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
