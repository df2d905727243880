import { Problem } from '../domain/problem.ts';

/** One problem for all accounts whose roles could not be had; undefined when there are none. What may pass goes first. */
export function missingRoles(problems: readonly Problem[]): Problem | undefined {
  const passing = problems.find(({ kind }) => kind === 'unreachable');
  const first = passing ?? problems[0];
  if (first === undefined) return undefined;
  const { kind, words } = first;
  const count = problems.length;
  const what = count === 1 ? 'The roles of one account are missing.' : `The roles of ${count} accounts are missing.`;
  const next = passing === undefined ? words.next : 'Daypass asks for them again by itself.';
  return new Problem(kind, { what, why: words.why ?? words.what, ...(next !== undefined && { next }) });
}
