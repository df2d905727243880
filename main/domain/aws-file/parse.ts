import { type Flaw, type Scan, type ScannedSection, scan, settingValue } from './scan.ts';
import { wordsOfHeader } from './words-of-header.ts';

export type { Flaw } from './scan.ts';

export type SectionKind = 'default' | 'profile' | 'sso-session' | 'services' | 'other';

/**
 * One section as botocore reads it. `name` is the profile's or the session's (the whole header for kind `other`), `line` counts
 * from 1. Keys are in lower case. A block of indented lines is one value that starts with a line break.
 */
export type Section = Readonly<{
  kind: SectionKind;
  name: string;
  /** What stands between the brackets: in a credentials file, the profile's name. */
  header: string;
  line: number;
  settings: ReadonlyMap<string, string>;
  /** The line of a setting, which may be one of `[DEFAULT]`; of a setting that is not there, the section's. */
  lineOf(key: string): number;
}>;

/** `flaws` is empty exactly when the AWS CLI can read the file. */
export type AwsFile = Readonly<{
  sections: readonly Section[];
  /** Python's `[DEFAULT]`, whose settings show in every section, also in one that is yet to be written. */
  defaults?: Section;
  flaws: readonly Flaw[];
}>;

/**
 * Reads `~/.aws/config` or `~/.aws/credentials` as the AWS CLI (botocore's `configloader`) does: settings of `[DEFAULT]` show in
 * every section, and of two sections with the same kind and name (`[profile a]` and `[profile "a"]`) the later one counts.
 * Never throws: where the AWS CLI gives up, this goes on and says why in `flaws`; what is there twice is merged, last wins.
 */
export function parseAwsFile(text: string): AwsFile {
  return sectionsOf(scan(text));
}

/** The same for a file that is scanned already. */
export function sectionsOf(found: Scan): AwsFile {
  const sections = found.sections.map((section) => sectionOf(section, found.defaults));
  const { defaults, flaws } = found;
  return { sections, flaws, ...(defaults !== undefined && { defaults: sectionOf(defaults, undefined) }) };
}

function sectionOf(section: ScannedSection, defaults: ScannedSection | undefined): Section {
  const settings = new Map<string, string>();
  for (const [key, setting] of section.settings) settings.set(key, settingValue(setting));
  for (const [key, setting] of defaults?.settings ?? []) {
    if (!settings.has(key)) settings.set(key, settingValue(setting));
  }
  const lineOf = (key: string): number => {
    const setting = section.settings.get(key) ?? defaults?.settings.get(key);
    return (setting?.rows[0] ?? section.row) + 1;
  };
  return { ...kindAndName(section.header), header: section.header, line: section.row + 1, settings, lineOf };
}

// botocore asks only how the header begins: `[profiles x]` is the profile x, and `[profile a b]` is none.
function kindAndName(header: string): { kind: SectionKind; name: string } {
  if (header === 'default') return { kind: 'default', name: header };
  for (const kind of ['profile', 'sso-session', 'services'] as const) {
    if (!header.startsWith(kind)) continue;
    const [, name, ...more] = wordsOfHeader(header) ?? [];
    if (name !== undefined && more.length === 0) return { kind, name };
  }
  return { kind: 'other', name: header };
}
