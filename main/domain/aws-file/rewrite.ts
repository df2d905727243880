import type { Change } from './change.ts';
import { type Edit, editAwsFile } from './edit.ts';
import type { Put } from './put.ts';
import { scan } from './scan.ts';
import { type Taking, takeOut } from './take-out.ts';

/** As `editAwsFile`, after something was taken out; the changes are those of both, in lines of the old text. */
export function rewriteAwsFile(text: string, taking: Taking | undefined, puts: readonly Put[]): Edit {
  if (taking === undefined) return editAwsFile(text, puts);
  const taken = takeOut(text, taking);
  if (!taken.done) return taken;
  const before = scan(text);
  const kept = before.lines.map((_, row) => row).filter((row) => !taken.gone.has(row));
  const edit = editAwsFile(taken.text, puts);
  if (!edit.done) return { done: false, flaw: { ...edit.flaw, line: (kept[edit.flaw.line - 1] ?? 0) + 1 } };
  const rowOf = ({ row, removed }: Change): number => {
    if (row >= kept.length) return before.lines.length;
    return removed > 0 || row === 0 ? (kept[row] ?? 0) : (kept[row - 1] ?? 0) + 1;
  };
  // At the same place, what goes comes first.
  const changes = [...removals(taken.gone), ...edit.changes.map((change) => ({ ...change, row: rowOf(change) }))];
  return { done: true, text: edit.text, changes, before };
}

/** One change for each run of lines. */
function removals(gone: ReadonlySet<number>): Change[] {
  const runs: { row: number; removed: number; added: [] }[] = [];
  for (const row of [...gone].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.row + last.removed === row) last.removed += 1;
    else runs.push({ row, removed: 1, added: [] });
  }
  return runs;
}
