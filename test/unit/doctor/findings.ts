import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import type { Finding } from '../../../main/domain/doctor/finding.ts';
import type { ReadFile } from '../../../main/domain/doctor/read-file.ts';
import type { SeenPath } from '../../../main/domain/doctor/seen-path.ts';

export const now = Date.UTC(2026, 10, 21, 12);
export const minute = 60_000;
export const hour = 60 * minute;

/** An AWS file as it was read; undefined when there is none. */
export function awsFile(which: 'config' | 'credentials', text?: string): ReadFile {
  const path = `/home/ana/.aws/${which}`;
  return { path, label: `~/.aws/${which}`, isThere: text !== undefined, file: parseAwsFile(text ?? '') };
}

/** A file of the person, as it should be, but for `changes`. */
export function seenPath(label: string, changes: Partial<SeenPath> = {}): SeenPath {
  return {
    path: label.replace('~', '/home/ana'),
    label,
    kind: 'file',
    isSecret: true,
    isOurs: true,
    mode: 0o600,
    uid: 1000,
    modifiedAt: now,
    ...changes,
  };
}

/** Everything that a finding says, on one line. */
export const said = ({ status, what, why, next }: Finding): string =>
  [`${status}:`, what, why, next].filter((text) => text !== undefined).join(' ');

export const allSaid = (findings: readonly Finding[]): string[] => findings.map(said);
