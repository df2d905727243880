import { Problem, sentenceOf } from './problem.ts';

const mostNamed = 5;

/**
 * One problem for all accounts that failed, by id: `what` is given how many of how many they are. The reason and the kind are
 * those of the first; that AWS can't be reached goes before all, since it may pass.
 */
export function someFailed(
  failed: ReadonlyMap<string, Problem>,
  total: number,
  what: (some: string) => string,
): Problem {
  const problems = [...failed.values()];
  const first = problems.find(({ kind }) => kind === 'unreachable') ?? problems[0];
  const ids = [...failed.keys()];
  const named = ids.slice(0, mostNamed).join(', ');
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  return new Problem(first?.kind ?? 'unexpected', {
    what: `${what(`${failed.size} of ${total} accounts`)}: ${named}${more}.`,
    ...(first !== undefined && { why: sentenceOf(first.words) }),
  });
}
