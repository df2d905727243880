import type { ProblemWords } from '../problem.ts';

/** Words in which paths are written as people write them, with `~` in the place of their home folder. */
export function wordsInHome({ what, why, next }: ProblemWords, home: string): ProblemWords {
  const near = (text: string) =>
    home === '' ? text : text.replaceAll(`${home}/`, '~/').replaceAll(`${home}\\`, '~\\');
  return {
    what: near(what),
    ...(why !== undefined && { why: near(why) }),
    ...(next !== undefined && { next: near(next) }),
  };
}
