/** Section to settings, as the AWS SDK for JavaScript knows them: `profile x` is `profile.x`; a setting in a block is `block.key`. */
export type SdkReading = ReadonlyMap<string, ReadonlyMap<string, string>>;

const kinds = new Set(['profile', 'sso-session', 'services']);
const twoWords = /^([\w-]+)\s(["']?)([\w\-@+.%:/]+)\2$/;

/**
 * Reads a file as the AWS SDK for JavaScript does (`parseIni` in `@smithy/core`), whose grammar is not the AWS CLI's: comments
 * end a value, indentation matters only after a setting without a value, only `=` parts a key from its value, the case
 * of keys counts, and a section whose name has other characters than these is left out. Never throws.
 */
export function readLikeSdk(text: string): SdkReading {
  const sections = new Map<string, Map<string, string>>();
  let name: string | undefined;
  let block: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const content = withoutComment(line).trim();
    if (content.startsWith('[') && content.endsWith(']')) {
      name = sdkNameOf(content.slice(1, -1));
      block = undefined;
      continue;
    }
    const at = content.indexOf('=');
    if (name === undefined || name === '' || at < 1) continue;
    const key = content.slice(0, at).trim();
    const value = content.slice(at + 1).trim();
    if (value === '') {
      block = key;
      continue;
    }
    if (line.trimStart() === line) block = undefined;
    const section = sections.get(name) ?? new Map<string, string>();
    section.set(block === undefined ? key : `${block}.${key}`, value);
    sections.set(name, section);
  }
  return sections;
}

/** What the SDK calls a section with this header; undefined when it leaves the section out. */
export function sdkNameOf(header: string): string | undefined {
  const match = twoWords.exec(header);
  if (match === null) return header;
  const [, kind = '', , name = ''] = match;
  return kinds.has(kind) ? `${kind}.${name}` : undefined;
}

/** A comment starts at a `#` or `;` that begins the line or follows white space. */
export function withoutComment(line: string): string {
  const at = line.search(/(?:^|\s)[;#]/);
  return at === -1 ? line : line.slice(0, at);
}
