import type { Mended } from '../domain/doctor/finding.ts';
import { plainLine } from './plain-line.ts';

/** Words, so that nothing depends on a colour, or on what the terminal can draw. In this order: the end is what stays in sight. */
const groups = ['ok', 'mended', 'note', 'problem'] as const;
type Group = (typeof groups)[number];

const groupOf = ({ status, fixed }: Mended): Group => (fixed === true ? 'mended' : status);

const markWidth = Math.max(...groups.map((group) => group.length)) + 2;

/** Of one check; a cache or a file may have thousands that are alike. */
const mostAlike = 10;

/** What `daypass doctor` shows to a person: a line for each finding, and what to do below it. */
export function doctorTable(findings: readonly Mended[]): string {
  const checkWidth = Math.max(...findings.map(({ check }) => check.length), 0);
  const checks = [...new Set(findings.map(({ check }) => check))];
  const lines = groups.flatMap((group) =>
    checks.flatMap((check) => {
      const alike = findings.filter((finding) => finding.check === check && groupOf(finding) === group);
      const shown = alike.slice(0, mostAlike).flatMap((finding) => linesOf(finding, checkWidth));
      const more = alike.length - mostAlike;
      return more > 0 ? [...shown, lineOf(group, check, checkWidth, `And ${more} more: see --json.`)] : shown;
    }),
  );
  return lines.map(plainLine).join('');
}

const lineOf = (group: Group, check: string, checkWidth: number, text: string): string =>
  `${`[${group}]`.padEnd(markWidth)}  ${check.padEnd(checkWidth)}  ${text}`;

function linesOf(finding: Mended, checkWidth: number): readonly string[] {
  const { check, what, why, next, mend, fixed } = finding;
  const group = groupOf(finding);
  const indent = ' '.repeat(markWidth + checkWidth + 4);
  const isOffered = mend !== undefined && fixed === undefined;
  const below = group === 'mended' ? [] : [why, next, isOffered ? '`daypass doctor --fix` mends it.' : undefined];
  const told = below.filter((text) => text !== undefined && text !== '');
  return [lineOf(group, check, checkWidth, what), ...told.map((text) => `${indent}${text}`)];
}
