import { type Change, changed } from './change.ts';
import { keepsEverythingElse } from './keeps-everything-else.ts';
import type { Put } from './put.ts';
import { indentOf, strip } from './python-text.ts';
import { withoutComment } from './read-like-sdk.ts';
import { type Flaw, type Scan, type ScannedSection, type ScannedSetting, scan, settingValue } from './scan.ts';

/** The new text with what was changed (`changes` is empty when all was there), or why the file must stay as it is. */
export type Edit =
  | Readonly<{ done: true; text: string; changes: readonly Change[]; before: Scan }>
  | Readonly<{ done: false; flaw: Flaw }>;

/**
 * Puts settings into a config or credentials file. Every other character of it survives. A setting that already has the value
 * is not touched. The result is read again, as botocore and as the AWS SDK for JavaScript do, and given only if both see
 * exactly the wanted difference.
 */
export function editAwsFile(text: string, puts: readonly Put[]): Edit {
  const before = scan(text);
  const [flaw] = before.flaws;
  if (flaw !== undefined) return { done: false, flaw };
  const updates: Change[] = [];
  const additions: Change[] = [];
  const sections = new Map(before.sections.map((section) => [section.header, section]));
  for (const put of puts) {
    const bad = unwritable(put);
    const section = sections.get(put.header);
    const row = section?.row ?? before.lines.length;
    if (bad !== undefined) return { done: false, flaw: { line: row + 1, what: bad } };
    if (section === undefined) {
      additions.push(newSection(before, put, additions.length > 0));
      continue;
    }
    const update = updateSection(before, section, put);
    if ('flaw' in update) return { done: false, flaw: update.flaw };
    updates.push(...update.changes);
  }
  // Both can be at the end of the file; what belongs to the last section comes first.
  const changes = [...updates, ...additions];
  const next = changed(before.lines, changes);
  const broken = keepsEverythingElse({ text, scan: before }, next, puts);
  return broken === undefined ? { done: true, text: next, changes, before } : { done: false, flaw: broken };
}

function newSection({ lines, sections, defaults }: Scan, { header, settings }: Put, follows: boolean): Change {
  const last = lines.at(-1);
  const gap = follows || (last !== undefined && last.text.trim() !== '') ? [''] : [];
  const isFirst = sections.length === 0 && defaults === undefined && lines.length === 0;
  const added = [
    ...(isFirst && !follows ? [] : gap),
    `[${header}]`,
    ...[...settings].map(([key, value]) => `${key} = ${value}`),
  ];
  return { row: lines.length, removed: 0, added };
}

type Update = Readonly<{ changes: readonly Change[] }> | Readonly<{ flaw: Flaw }>;

function updateSection({ lines }: Scan, section: ScannedSection, put: Put): Update {
  const changes: Change[] = [];
  const missing: [key: string, value: string][] = [];
  for (const [key, value] of put.settings) {
    const setting = section.settings.get(key);
    if (setting === undefined) {
      missing.push([key, value]);
    } else if (settingValue(setting) !== value || !isPlain(lines, setting)) {
      const continued = setting.rows.find((_, part) => part > 0 && setting.parts[part] !== '');
      if (continued !== undefined) {
        return { flaw: { line: continued + 1, what: `this line is indented, so it belongs to the value of "${key}"` } };
      }
      changes.push(replaceValue(lines, setting, value));
    }
  }
  if (missing.length > 0) changes.push(addSettings(lines, section, missing));
  return { changes };
}

/** Only botocore reads keys in upper case, and values after a colon. */
function isPlain(lines: Scan['lines'], { key, rows }: ScannedSetting): boolean {
  const text = lines[rows[0] ?? 0]?.text ?? '';
  return strip(text.slice(0, text.indexOf('='))) === key;
}

/** What an older line kept behind the value as a comment is moved to a line of its own: the AWS CLI reads it as part of the value. */
function replaceValue(lines: Scan['lines'], { key, rows }: ScannedSetting, value: string): Change {
  const row = rows[0] ?? 0;
  const old = lines[row]?.text ?? '';
  const indent = old.slice(0, indentOf(old));
  const comment = old.slice(withoutComment(old).length).trim();
  const kept = comment === '' ? [] : [indent + comment];
  return { row, removed: 1, added: [...kept, `${indent}${key} = ${value}`] };
}

/** After the section's last setting, indented like it: deeper would continue its value, less deep could orphan what follows. */
function addSettings(lines: Scan['lines'], section: ScannedSection, missing: readonly [string, string][]): Change {
  let anchor = section.row;
  let after = section.row;
  for (const { rows, parts } of section.settings.values()) {
    const filled = rows.filter((_, part) => part === 0 || parts[part] !== '').at(-1) ?? 0;
    if (filled <= after) continue;
    after = filled;
    anchor = rows[0] ?? 0;
  }
  const text = lines[anchor]?.text ?? '';
  const indent = text.slice(0, indentOf(text));
  return { row: after + 1, removed: 0, added: missing.map(([key, value]) => `${indent}${key} = ${value}`) };
}

/** Why a setting cannot be written so that every AWS tool reads the same value back. */
function unwritable({ header, settings }: Put): string | undefined {
  for (const [key, value] of [['the name', header] as const, ...settings]) {
    if (/[\n\r]/.test(value)) return `${key} has a line break in it`;
    if (value.trim() !== value || value === '') return `${key} is empty or has a space at one end`;
    if (withoutComment(value) !== value) return `${key} has a "#" or ";" that some AWS tools take for a comment`;
  }
  return undefined;
}
