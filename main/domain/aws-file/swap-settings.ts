import type { Change } from './change.ts';
import { joinLines, type Line } from './lines.ts';
import { indentOf } from './python-text.ts';
import { type Flaw, type Scan, type ScannedSection, scan } from './scan.ts';
import type { PlacedLine, Swap } from './swap.ts';
import { strayedIn } from './swap-strays.ts';

export type Swapped = Readonly<{
  text: string;
  /** In lines of `before`. */
  changes: readonly Change[];
  before: Scan;
  /** By header, what went: given to a swap as `back`, it brings the very bytes back. */
  went: ReadonlyMap<string, readonly PlacedLine[]>;
  /** By header, those that were not made, for they would have changed how something else is read. */
  refused: ReadonlyMap<string, Flaw>;
}>;

type Placing = 'as they were' | 'together';

/**
 * Swaps settings in many sections of a file that has no flaws. Every other character survives. The result is read again, as botocore
 * and as the AWS SDK for JavaScript do, and each section must read as before but for the wanted difference.
 */
export function swapSettings(text: string, swaps: readonly Swap[]): Swapped {
  const before = scan(text);
  const sections = new Map(before.sections.map((section) => [section.header, section]));
  const refused = new Map<string, Flaw>();
  const placing = new Map<string, Placing>(swaps.map(({ header }) => [header, 'as they were']));
  for (;;) {
    const made = swaps.filter(({ header }) => !refused.has(header));
    const drawn = draw(before, sections, made, placing);
    const strayed = strayedIn({ text, scan: before }, drawn.text, made);
    if (strayed.size === 0) return { ...drawn, before, refused };
    for (const [header, flaw] of strayed) {
      // Somebody may have written other lines between those that come back.
      if (placing.get(header) === 'as they were') placing.set(header, 'together');
      else refused.set(header, flaw);
    }
  }
}

function draw(
  before: Scan,
  sections: ReadonlyMap<string, ScannedSection>,
  swaps: readonly Swap[],
  placing: ReadonlyMap<string, Placing>,
): Pick<Swapped, 'text' | 'changes' | 'went'> {
  const { lines } = before;
  const usual = lines.find(({ end }) => end !== '')?.end ?? '\n';
  const ends = endsOfSections(before);
  const parts: Line[] = [];
  const changes: Change[] = [];
  const went = new Map<string, readonly PlacedLine[]>();
  let done = 0;
  const inOrder = swaps.flatMap((swap) => ({ swap, section: sections.get(swap.header) }));
  for (const { swap, section } of inOrder.sort((a, b) => (a.section?.row ?? 0) - (b.section?.row ?? 0))) {
    if (section === undefined) continue;
    const gone = rowsOf(section, swap.keys);
    const [first] = gone;
    if (first === undefined) continue;
    const from = section.row + 1;
    const to = ends.get(section.row) ?? lines.length;
    const rows = new Set(gone);
    const kept = Array.from({ length: to - from }, (_, at) => from + at).filter((row) => !rows.has(row));
    const coming = linesOf(swap, lines[first] ?? { text: '', end: usual }, usual);
    const start = kept.filter((row) => row < first).length;
    const isSpread =
      placing.get(swap.header) === 'as they were' && coming.every(({ at }, i) => start + at <= kept.length + i);
    const order: (number | Line)[] = [...kept];
    for (const [i, { at, ...line }] of coming.entries()) order.splice(start + (isSpread ? at : i), 0, line);
    parts.push(...lines.slice(done, from), ...order.map((one) => (typeof one === 'number' ? lineAt(lines, one) : one)));
    changes.push(...changesOf(order, rows, from));
    went.set(
      swap.header,
      [...rows].sort((a, b) => a - b).map((row) => ({ ...lineAt(lines, row), at: row - first })),
    );
    done = to;
  }
  parts.push(...lines.slice(done));
  const closed = parts.map((line, at) => (line.end === '' && at < parts.length - 1 ? { ...line, end: usual } : line));
  return { text: joinLines(closed), changes, went };
}

const lineAt = (lines: readonly Line[], row: number): Line => lines[row] ?? { text: '', end: '' };

/** Those of the first setting first. The empty lines below a setting stay. */
const rowsOf = ({ settings }: ScannedSection, keys: readonly string[]): readonly number[] =>
  keys.flatMap((key) => {
    const { rows, parts } = settings.get(key) ?? { rows: [], parts: [] };
    return rows.filter((_, part) => part === 0 || parts[part] !== '');
  });

/** By the row of its header, the row behind a section. */
function endsOfSections({ lines, sections, defaults }: Scan): ReadonlyMap<number, number> {
  const rows = [...sections, ...(defaults === undefined ? [] : [defaults])].map(({ row }) => row).sort((a, b) => a - b);
  return new Map(rows.map((row, at) => [row, rows[at + 1] ?? lines.length]));
}

/** `first` is the line in whose place they come. */
function linesOf(swap: Swap, first: Line, usual: Line['end']): readonly PlacedLine[] {
  if ('comes' in swap) {
    const indent = first.text.slice(0, indentOf(first.text));
    return [{ text: `${indent}${swap.comes.key} = ${swap.comes.value}`, end: first.end, at: 0 }];
  }
  // Somebody may have given the whole file other line ends.
  const isAsBefore = swap.back[0]?.end === first.end;
  return swap.back.map((line) => (isAsBefore ? line : { ...line, end: first.end === '' ? usual : first.end }));
}

/** `order` has the rows that stay and the lines that come; `rows` go, and `from` is the first row of all. */
function changesOf(order: readonly (number | Line)[], rows: ReadonlySet<number>, from: number): readonly Change[] {
  const changes: Change[] = [];
  let row = from;
  let open: { row: number; removed: number; added: string[] } | undefined;
  const change = () => {
    if (open === undefined) {
      open = { row, removed: 0, added: [] };
      changes.push(open);
    }
    return open;
  };
  const absorb = () => {
    for (; rows.has(row); row += 1) change().removed += 1;
  };
  for (const one of order) {
    absorb();
    if (typeof one === 'number') {
      row = one + 1;
      open = undefined;
    } else change().added.push(one.text);
  }
  absorb();
  return changes;
}
