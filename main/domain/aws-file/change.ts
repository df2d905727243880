import { joinLines, type Line } from './lines.ts';

/** Lines that take the place of others: at line index `row` (from 0), `removed` lines go and `added` come. */
export type Change = Readonly<{ row: number; removed: number; added: readonly string[] }>;

/** The text after the changes, which must not overlap. New lines end as the line before them does, or the first of the file. */
export function changed(lines: readonly Line[], changes: readonly Change[]): string {
  const usual = lines.find(({ end }) => end !== '')?.end ?? '\n';
  const parts: string[] = [];
  let row = 0;
  let isClosed = false;
  for (const change of inOrder(changes)) {
    const kept = lines.slice(row, change.row);
    const gone = lines.slice(change.row, change.row + change.removed);
    const neighbour = gone[0] ?? lines[change.row - 1];
    const end = neighbour === undefined || neighbour.end === '' ? usual : neighbour.end;
    parts.push(joinLines(kept));
    if (gone.length === 0 && lines[change.row - 1]?.end === '' && !isClosed) {
      parts.push(end);
      isClosed = true;
    }
    const atEnd = change.row + change.removed === lines.length && gone.at(-1)?.end === '';
    parts.push(change.added.join(end), atEnd ? '' : end);
    row = change.row + change.removed;
  }
  parts.push(joinLines(lines.slice(row)));
  return parts.join('');
}

/** In file order; changes at the same place stay in the order in which they were made. */
export function inOrder(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => a.row - b.row);
}
