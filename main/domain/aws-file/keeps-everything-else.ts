import type { Put } from './put.ts';
import { readLikeSdk, type SdkReading, sdkNameOf, withoutComment } from './read-like-sdk.ts';
import { type Flaw, type Scan, type ScannedSection, scan, settingValue } from './scan.ts';

/**
 * Compares a file with what it would become, as botocore and as the AWS SDK for JavaScript read both. Undefined when the two
 * readings differ by exactly the wanted settings; else a flaw with its line, in the old file where there is one.
 */
export function keepsEverythingElse(
  before: Readonly<{ text: string; scan: Scan }>,
  next: string,
  puts: readonly Put[],
): Flaw | undefined {
  const after = scan(next);
  const [flaw] = after.flaws;
  if (flaw !== undefined) return flaw;
  const strayed = botocoreStrays(before.scan, after, puts);
  if (strayed !== undefined) return strayed;
  const name = sdkStrays(readLikeSdk(before.text), readLikeSdk(next), puts);
  if (name === undefined) return undefined;
  const lone = before.scan.lines.findIndex(({ end }) => end === '\r');
  if (lone !== -1)
    return { line: lone + 1, what: 'the line ends in a way (a lone carriage return) that some AWS tools do not know' };
  const headers = new Set(puts.map(({ header }) => header));
  const odd = before.scan.sections.find((section) => headers.has(section.header) && isOdd(before.scan, section));
  if (odd !== undefined)
    return { line: odd.row + 1, what: `some AWS tools do not read this line as [${odd.header.trim()}]` };
  const section = before.scan.sections.find(({ header }) => sdkNameOf(header) === name);
  return {
    line: section === undefined ? Math.max(1, before.scan.lines.length) : section.row + 1,
    what: 'the indentation or the line ends here would make AWS tools read the result differently',
  };
}

/** True for a section whose header the SDK reads otherwise, or not at all. */
function isOdd({ lines }: Scan, { header, row }: ScannedSection): boolean {
  const content = withoutComment(lines[row]?.text ?? '').trim();
  return content !== `[${header}]` || sdkNameOf(header) === undefined;
}

function botocoreStrays(before: Scan, after: Scan, puts: readonly Put[]): Flaw | undefined {
  const wanted = new Map(puts.map(({ header, settings }) => [header, settings]));
  const old = new Map(before.sections.map((section) => [section.header, section]));
  const flawAt = (section: ScannedSection | undefined): Flaw => ({
    line: (section?.row ?? Math.max(0, before.lines.length - 1)) + 1,
    what: 'the indentation here would make the AWS CLI read the result differently',
  });
  if (!sameSettings(valuesOf(before.defaults), valuesOf(after.defaults))) return flawAt(before.defaults);
  for (const section of after.sections) {
    const was = old.get(section.header);
    const expected = new Map([...valuesOf(was), ...(wanted.get(section.header) ?? [])]);
    if (was === undefined && !wanted.has(section.header)) return flawAt(undefined);
    if (!sameSettings(expected, valuesOf(section))) return flawAt(was);
    old.delete(section.header);
    wanted.delete(section.header);
  }
  const [lost] = old.values();
  return lost !== undefined || wanted.size > 0 ? flawAt(lost) : undefined;
}

/** The SDK's name of a section that reads otherwise than wanted. */
function sdkStrays(before: SdkReading, after: SdkReading, puts: readonly Put[]): string | undefined {
  const wanted = new Map(puts.map(({ header, settings }) => [sdkNameOf(header), settings]));
  for (const name of new Set([...before.keys(), ...after.keys(), ...wanted.keys()])) {
    if (name === undefined) continue;
    const settings = wanted.get(name);
    const is = after.get(name) ?? new Map<string, string>();
    if (settings === undefined && !sameSettings(before.get(name) ?? new Map(), is)) return name;
    for (const [key, value] of settings ?? []) if (is.get(key) !== value) return name;
    if (settings === undefined) continue;
    for (const [key, value] of before.get(name) ?? []) {
      if (!settings.has(key.toLowerCase()) && is.get(key) !== value) return name;
    }
  }
  return undefined;
}

function valuesOf(section: ScannedSection | undefined): Map<string, string> {
  return new Map([...(section?.settings ?? [])].map(([key, setting]) => [key, settingValue(setting)]));
}

function sameSettings(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
