import type { DiffLine } from '../domain/aws-file/diff-lines.ts';

const signs = { same: ' ', added: '+', removed: '-' } as const;

/** What a dry run shows of a file. */
export function diffText(file: string, lines: readonly DiffLine[]): string {
  return [file, ...lines.map(({ change, text }) => `${signs[change]} ${text}`.trimEnd()), ''].join('\n');
}
