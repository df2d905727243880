import type { Mended } from '../domain/doctor/finding.ts';
import { problemLeft } from '../domain/doctor/problem-left.ts';
import { jsonAnswer } from '../domain/json-answer.ts';
import type { CheckUp } from '../services/doctor/check-up.ts';
import { readArguments } from './arguments.ts';
import { doctorTable } from './doctor-table.ts';
import type { Verb } from './verb.ts';

/**
 * `daypass doctor [--json] [--fix]`: what was looked at, and what came of it, on stdout. It ends with 0 when no problem is left, with 5
 * when all that is left is that AWS can't be reached, with 6 when something could not be mended, else with 1.
 */
export function doctorVerb({ look, mend }: CheckUp): Verb {
  return async (args, io) => {
    const { json, fix } = readArguments('doctor', args, { json: { type: 'boolean' }, fix: { type: 'boolean' } });
    const findings: readonly Mended[] = fix ? await mend(() => true) : await look();
    io.out(json ? jsonAnswer(findings.map(described)) : doctorTable(findings));
    const left = problemLeft(findings);
    if (left !== undefined) throw left;
  };
}

const described = ({ check, status, what, why, next, mend, fixed }: Mended) => ({
  check,
  status,
  what,
  why,
  // What was mended is not to be done again.
  next: fixed === true ? undefined : next,
  fixable: mend !== undefined,
  fixed,
});
