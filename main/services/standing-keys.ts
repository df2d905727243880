import { parseAwsFile } from '../domain/aws-file/parse.ts';
import { keysFingerprint } from '../domain/keys-fingerprint.ts';
import type { TextFile } from './text-file.ts';

/** Keys as they were written into a section; `keys` is their fingerprint. */
type KeysMark = Readonly<{ header: string; keys: string }>;

/** Whether keys stand in the file of this path; `unknown` where it can't be read as AWS tools read it. */
export type KeysLookup = (path: string, mark: KeysMark) => 'standing' | 'gone' | 'unknown' | 'not looked at';

/** Reads these files as they are now. It never rejects. */
export async function standingKeys(files: readonly Pick<TextFile, 'path' | 'read'>[]): Promise<KeysLookup> {
  const found = new Map(await Promise.all(files.map(async (file) => [file.path, await sectionsIn(file)] as const)));
  return (path, { header, keys }) => {
    const sections = found.get(path);
    if (sections === undefined) return found.has(path) ? 'unknown' : 'not looked at';
    const section = sections.find((one) => one.header === header);
    return section !== undefined && keysFingerprint(section.settings) === keys ? 'standing' : 'gone';
  };
}

async function sectionsIn({ read }: Pick<TextFile, 'read'>) {
  try {
    const { sections, flaws } = parseAwsFile((await read())?.text ?? '');
    return flaws.length === 0 ? sections : undefined;
  } catch {
    return undefined;
  }
}
