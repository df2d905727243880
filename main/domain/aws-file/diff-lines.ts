import { asksDaypass } from '../process-command.ts';
import { type Change, inOrder } from './change.ts';
import { strip } from './python-text.ts';
import type { Scan } from './scan.ts';

export type DiffLine = { change: 'same' | 'added' | 'removed'; text: string };

/** Settings whose values are no secret; the value of any other is hidden, as is all else that could hold one. */
const plain = /^(sso_(session|start_url|region|account_id|role_name|registration_scopes)|region|output)$/;

/**
 * The changes as a diff for people: the changed lines, with the header of the section that they lie in. Values that
 * are or might be secret are shown as `[secret]`.
 */
export function diffLines(before: Scan, changes: readonly Change[]): DiffLine[] {
  const diff: DiffLine[] = [];
  let shown = -1;
  for (const { row, removed, added } of inOrder(changes)) {
    const isNew = row >= before.lines.length && added.some((text) => text.startsWith('['));
    const isGone = before.sections.some((section) => section.row >= row && section.row < row + removed);
    const home = isNew || isGone ? undefined : headerRow(before, row);
    if (home !== undefined && home !== shown) {
      diff.push({ change: 'same', text: withoutSecret(before.lines[home]?.text ?? '') });
      shown = home;
    }
    for (const line of before.lines.slice(row, row + removed))
      diff.push({ change: 'removed', text: withoutSecret(line.text) });
    for (const text of added) diff.push({ change: 'added', text: withoutSecret(text) });
  }
  return diff;
}

function headerRow({ sections }: Scan, row: number): number | undefined {
  return sections.filter((section) => section.row < row).at(-1)?.row;
}

function withoutSecret(line: string): string {
  const content = strip(line);
  if (content === '' || content.startsWith('[')) return line;
  const at = line.search(/[=:]/);
  if (at === -1) return '[secret]';
  const key = strip(line.slice(0, at)).toLowerCase();
  const isOurs = key === 'credential_process' && asksDaypass(strip(line.slice(at + 1)));
  return isOurs || plain.test(key) ? line : `${line.slice(0, at)}= [secret]`.replace(/\s*= \[secret\]$/, ' = [secret]');
}
