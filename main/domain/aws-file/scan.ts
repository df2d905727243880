import { type Line, linesOf } from './lines.ts';
import { indentOf, splitLines, strip, stripEnd } from './python-text.ts';

/** What makes the AWS CLI refuse a file; lines count from 1. */
export type Flaw = Readonly<{ line: number; what: string }>;

/** One setting where it lies in the file. `rows` are the line indexes (from 0) of its parts: the first, then continuations. */
export type ScannedSetting = { key: string; parts: string[]; rows: number[] };

/** One section where it lies in the file: `row` is the line index (from 0) of its first header. */
export type ScannedSection = {
  header: string;
  row: number;
  settings: Map<string, ScannedSetting>;
};

export type Scan = Readonly<{
  lines: readonly Line[];
  /** In file order, without `[DEFAULT]`. A section that is there twice is merged into the first. */
  sections: readonly ScannedSection[];
  /** Python's `[DEFAULT]`: its settings show through in every section. */
  defaults?: ScannedSection;
  flaws: readonly Flaw[];
}>;

/** Stands for a byte that is not valid UTF-8 (see `text.ts`): a surrogate without its other half. */
const foreignByte = /[\udc80-\udcff]/u;
const byteOrderMark = '\ufeff';

/**
 * Reads a config or credentials file line by line, exactly as botocore does (Python's `configparser.RawConfigParser`
 * with its standard options), and goes on after a flaw, where botocore gives the whole file up.
 */
export function scan(text: string): Scan {
  const lines = linesOf(text);
  const sections = new Map<string, ScannedSection>();
  const flaws: Flaw[] = [];
  let defaults: ScannedSection | undefined;
  let section: ScannedSection | undefined;
  let setting: ScannedSetting | undefined;
  const hasForeign = foreignByte.test(text);
  let level = 0;
  let row = -1;
  const flaw = (what: string): void => void flaws.push({ line: row + 1, what });

  for (const line of lines) {
    row += 1;
    let whole = line.text;
    if (row === 0 && whole.startsWith(byteOrderMark)) {
      flaw('the file starts with a byte order mark (BOM)');
      whole = whole.slice(1);
    }
    if (hasForeign && foreignByte.test(whole)) flaw('a byte is not valid UTF-8');
    const content = strip(whole);
    if (content.startsWith('#') || content.startsWith(';')) continue;
    if (content === '') {
      setting?.parts.push('');
      setting?.rows.push(row);
      continue;
    }
    const indent = indentOf(whole);
    if (setting !== undefined && indent > level) {
      setting.parts.push(content);
      setting.rows.push(row);
      continue;
    }
    level = indent;
    const close = content.startsWith('[') ? content.lastIndexOf(']') : -1;
    if (close > 1) {
      const header = content.slice(1, close);
      setting = undefined;
      if (header === 'DEFAULT') {
        defaults ??= { header, row, settings: new Map() };
        section = defaults;
        continue;
      }
      const earlier = sections.get(header);
      if (earlier !== undefined) flaw(`the section [${header}] is already on line ${earlier.row + 1}`);
      section = earlier ?? { header, row, settings: new Map() };
      sections.set(header, section);
      continue;
    }
    if (section === undefined) {
      flaw('there is a setting before the first section');
      continue;
    }
    const at = content.search(/[=:]/);
    if (at === -1) {
      flaw('there is no "=" in this line');
      continue;
    }
    const key = stripEnd(content.slice(0, at)).toLowerCase();
    if (key === '') flaw('there is nothing before the "="');
    const earlier = section.settings.get(key);
    if (earlier !== undefined) {
      flaw(`"${key}" is already set in [${section.header}], on line ${(earlier.rows[0] ?? 0) + 1}`);
    }
    const found: ScannedSetting = {
      key,
      parts: [strip(content.slice(at + 1))],
      rows: [row],
    };
    section.settings.set(key, found);
    // Python takes no continuation lines for a setting without a name.
    setting = key === '' ? undefined : found;
  }

  const all = [...sections.values()];
  const read = all.length > 0 && defaults !== undefined ? [...all, defaults] : all;
  for (const one of read) flaws.push(...brokenBlocks(one));
  flaws.sort((a, b) => a.line - b.line);
  return defaults === undefined ? { lines, sections: all, flaws } : { lines, sections: all, defaults, flaws };
}

/** The value as botocore reads it, with the line breaks of its continuation lines. */
export function settingValue(setting: ScannedSetting): string {
  // `parts` are stripped already.
  return setting.parts.length === 1 ? (setting.parts[0] ?? '') : stripEnd(setting.parts.join('\n'));
}

/** A value that starts on the next line is a block of `key = value` lines to botocore, each of which needs its `=`. */
function brokenBlocks(section: ScannedSection): Flaw[] {
  const flaws: Flaw[] = [];
  for (const setting of section.settings.values()) {
    if (!settingValue(setting).startsWith('\n')) continue;
    for (const [part, text] of setting.parts.entries()) {
      if (!splitLines(text).some((line) => strip(line) !== '' && !line.includes('='))) continue;
      flaws.push({
        line: (setting.rows[part] ?? 0) + 1,
        what: `the block under "${setting.key}" has a line without "="`,
      });
    }
  }
  return flaws;
}
