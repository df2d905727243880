import { parseAwsFile } from '../domain/aws-file/parse.ts';
import { headersOfKeys, type IsWritten, writtenAs } from '../domain/headers-of-keys.ts';
import type { TextFile } from './text-file.ts';

/** Keys as they were written into a section; `keys` is their fingerprint. */
type KeysMark = Readonly<{ path: string; header: string; keys: string }>;

/** Whether keys stand in the file of this path; `moved`: under another name; `unknown` where it can't be read as AWS tools read it. */
export type KeysLookup = (path: string, mark: KeysMark) => 'standing' | 'moved' | 'gone' | 'unknown' | 'not looked at';

/** Reads these files as they are now; `all` are the keys that are remembered. It never rejects. */
export async function standingKeys(
  files: readonly Pick<TextFile, 'path' | 'read'>[],
  all: readonly KeysMark[],
): Promise<KeysLookup> {
  const isWritten = writtenAs(all);
  const found = new Map(
    await Promise.all(files.map(async (file) => [file.path, await headersIn(file, isWritten)] as const)),
  );
  return (path, mark) => {
    const headersOf = found.get(path);
    if (headersOf === undefined) return found.has(path) ? 'unknown' : 'not looked at';
    const headers = headersOf(mark);
    if (headers.length === 0) return 'gone';
    return headers.includes(mark.header) ? 'standing' : 'moved';
  };
}

async function headersIn({ read }: Pick<TextFile, 'read'>, isWritten: IsWritten) {
  try {
    const { sections, flaws } = parseAwsFile((await read())?.text ?? '');
    return flaws.length === 0 ? headersOfKeys(sections, isWritten) : undefined;
  } catch {
    return undefined;
  }
}
