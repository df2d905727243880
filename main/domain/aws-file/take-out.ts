import type { Edit } from './edit.ts';
import { joinLines } from './lines.ts';
import { readLikeSdk, sdkNameOf } from './read-like-sdk.ts';
import { type Flaw, type Scan, type ScannedSection, scan, settingValue } from './scan.ts';

/** What to take out of the section with this header. */
export type Taking = Readonly<{
  header: string;
  keys: readonly string[];
  /** Settings that go with the section where nothing else is left in it. */
  companions?: readonly string[];
  /** The header stays, whatever is left below it. */
  keepsHeader?: boolean;
}>;

/** The text without what was taken out, and the lines that are gone (from 0); or why the file must stay as it is. */
export type TakenOut =
  | Readonly<{ done: true; text: string; gone: ReadonlySet<number> }>
  | Extract<Edit, { done: false }>;

/**
 * Takes these settings out of one section, and the section with them where nothing else is left in it; with a section at the end
 * goes the empty line before it. Every other line survives; the result is read again, as botocore and as the AWS SDK for JavaScript do, and
 * given only if everything else reads as before.
 */
export function takeOut(text: string, taking: Taking): TakenOut {
  const { header, keys } = taking;
  const before = scan(text);
  const [flaw] = before.flaws;
  if (flaw !== undefined) return { done: false, flaw };
  const section = before.sections.find((one) => one.header === header);
  if (section === undefined) return { done: true, text, gone: new Set() };
  const gone = rowsToTake(before, section, taking);
  const next = joinLines(before.lines.filter((_, row) => !gone.has(row)));
  const isWhole = gone.has(section.row);
  const strayed = strays(before, scan(next), section, isWhole ? undefined : keys) ?? sdkStrays(text, next, section);
  return strayed === undefined ? { done: true, text: next, gone } : { done: false, flaw: strayed };
}

function rowsToTake(
  { lines, sections }: Scan,
  section: ScannedSection,
  { keys, companions = [], keepsHeader = false }: Taking,
): ReadonlySet<number> {
  const rowsOf = (names: readonly string[]) => names.flatMap((name) => section.settings.get(name)?.rows ?? []);
  const taken = new Set(rowsOf(keys));
  const following = sections.map(({ row }) => row).filter((row) => row > section.row);
  const end = Math.min(lines.length, ...following);
  const all = new Set([...taken, ...rowsOf(companions)]);
  const inside = Array.from({ length: end - section.row - 1 }, (_, at) => section.row + 1 + at);
  const isEmptied = inside.every((row) => all.has(row) || lines[row]?.text.trim() === '');
  // A section that goes on elsewhere in the file is merged; its other header stays as it is.
  const isInOnePiece = [...section.settings.values()].every(({ rows }) => rows.every((row) => row < end));
  if (keepsHeader || !isEmptied || !isInOnePiece) return taken;
  const isGap = end === lines.length && section.row > 0 && lines[section.row - 1]?.text.trim() === '';
  return new Set([...(isGap ? [section.row - 1] : []), section.row, ...inside]);
}

/** `keys` is undefined when the whole section is to be gone. */
function strays(before: Scan, after: Scan, taken: ScannedSection, keys?: readonly string[]): Flaw | undefined {
  const flaw: Flaw = {
    line: taken.row + 1,
    what: 'what stands around this section would be read differently without it',
  };
  if (after.flaws.length > 0) return flaw;
  const wanted = before.sections
    .filter(({ header }) => keys !== undefined || header !== taken.header)
    .map((section) => reading(section, section.header === taken.header ? (keys ?? []) : []));
  const same = wanted.join('\n') === after.sections.map((section) => reading(section, [])).join('\n');
  const [were, are] = [before.defaults, after.defaults].map((one) => one && reading(one, []));
  return same && were === are ? undefined : flaw;
}

function reading({ header, settings }: ScannedSection, without: readonly string[]): string {
  const kept = [...settings]
    .filter(([key]) => !without.includes(key))
    .map(([key, setting]) => [key, settingValue(setting)]);
  return JSON.stringify([header, kept]);
}

function sdkStrays(before: string, after: string, taken: ScannedSection): Flaw | undefined {
  const ours = sdkNameOf(taken.header);
  const others = (text: string) =>
    JSON.stringify([...readLikeSdk(text)].filter(([name]) => name !== ours).map(([name, all]) => [name, [...all]]));
  if (others(before) === others(after)) return undefined;
  return { line: taken.row + 1, what: 'the line ends here would make AWS tools read the rest differently' };
}
