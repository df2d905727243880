import { Problem } from '../problem.ts';
import type { Mended } from './finding.ts';

/**
 * What is left to do after everything was looked at: of kind `file` where something could not be mended, `unreachable` where only
 * AWS can't be reached; undefined when there is no problem.
 */
export function problemLeft(findings: readonly Mended[]): Problem | undefined {
  const unmended = findings.filter(({ fixed }) => fixed === false).length;
  if (unmended > 0) {
    return new Problem('file', {
      what: `${counted(unmended, 'thing')} could not be mended.`,
      next: 'What is above says why.',
    });
  }
  const left = findings.filter(({ status }) => status === 'problem');
  if (left.length === 0) return undefined;
  const isOffline = left.every(({ isUnreachable }) => isUnreachable === true);
  const mendable = left.filter(({ mend }) => mend !== undefined).length;
  return new Problem(isOffline ? 'unreachable' : 'unexpected', {
    what: `${counted(left.length, 'problem')} found.`,
    next: mendable > 0 ? `\`daypass doctor --fix\` mends ${mendable} of them.` : 'What is above says what to do.',
  });
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
