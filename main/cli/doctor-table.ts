import type { Mended } from '../domain/doctor/finding.ts';
import { plainLine } from './plain-line.ts';

/** Words, so that nothing depends on a colour, or on what the terminal can draw. In this order: the end is what stays in sight. */
const groups = ['ok', 'mended', 'note', 'problem'] as const;
type Group = (typeof groups)[number];

const groupOf = ({ status, fixed }: Mended): Group => (fixed === true ? 'mended' : status);

const markWidth = Math.max(...groups.map((group) => group.length)) + 2;

/** What `daypass doctor` shows to a person: a line for each finding, and what to do below it. */
export function doctorTable(findings: readonly Mended[]): string {
  const checkWidth = Math.max(...findings.map(({ check }) => check.length), 0);
  const lines = groups.flatMap((group) =>
    findings
      .filter((finding) => groupOf(finding) === group)
      .flatMap((finding) => linesOf(finding, group, checkWidth))
      .map(plainLine),
  );
  return lines.join('');
}

function linesOf(finding: Mended, group: Group, checkWidth: number): readonly string[] {
  const { check, what, why, next, mend, fixed } = finding;
  const indent = ' '.repeat(markWidth + checkWidth + 4);
  const isOffered = mend !== undefined && fixed === undefined;
  const below = group === 'mended' ? [] : [why, next, isOffered ? '`daypass doctor --fix` mends it.' : undefined];
  const first = `${`[${group}]`.padEnd(markWidth)}  ${check.padEnd(checkWidth)}  ${what}`;
  return [first, ...below.filter((text) => text !== undefined && text !== '').map((text) => `${indent}${text}`)];
}
