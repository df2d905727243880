import { linesOf } from './lines.ts';
import { scan, settingValue } from './scan.ts';

/**
 * What a file would be if both of two changes of it had been made. Undefined where they are not apart: they touch the same lines, or
 * the AWS CLI would read something in it otherwise than one of the changes left it.
 */
export function bothChanges(before: string, one: string, other: string): string | undefined {
  const lines = wholeLines(before);
  const [first, second] = [changeOf(lines, one), changeOf(lines, other)].sort((a, b) => a.from - b.from || a.to - b.to);
  if (first === undefined || second === undefined || first.from === second.to) return undefined;
  // The empty line between two sections goes with either.
  const isGoneTwice = first.added.length === 0 && second.added.length === 0;
  if (first.to > second.from && !isGoneTwice) return undefined;
  const parts = [
    ...lines.slice(0, first.from),
    ...first.added,
    ...lines.slice(first.to, second.from),
    ...second.added,
    ...lines.slice(Math.max(first.to, second.to)),
  ];
  const both = parts.join('');
  return readsAsBoth(before, one, other, both) ? both : undefined;
}

/** The lines from `from` up to `to` became `added`. */
type LineChange = Readonly<{ from: number; to: number; added: readonly string[] }>;

function changeOf(before: readonly string[], text: string): LineChange {
  const after = wholeLines(text);
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, added: after.slice(from, after.length - same) };
}

const wholeLines = (text: string): readonly string[] => linesOf(text).map((line) => line.text + line.end);

function readsAsBoth(before: string, one: string, other: string, both: string): boolean {
  const [was, first, second, is] = [reading(before), reading(one), reading(other), reading(both)];
  const headers = new Set([was, first, second, is].flatMap((all) => [...all.keys()]));
  return [...headers].every((header) => {
    if (first.get(header) === was.get(header)) return is.get(header) === second.get(header);
    return second.get(header) === was.get(header) && is.get(header) === first.get(header);
  });
}

/** The settings of each section. */
function reading(text: string): ReadonlyMap<string, string> {
  const { sections, defaults } = scan(text);
  const all = defaults === undefined ? sections : [...sections, defaults];
  const valuesOf = ({ settings }: (typeof all)[number]) => [...settings].map(([key, one]) => [key, settingValue(one)]);
  return new Map(all.map((section) => [section.header, JSON.stringify(valuesOf(section))]));
}
