import type { TokenFile, TokenPlace } from './seat.ts';

/**
 * What is kept elsewhere than in a file, by the name that its file would have. Without a record there is nothing now, but that is where
 * its next token belongs.
 */
export type KeptEntry = Omit<TokenFile, 'record' | 'place'> &
  Readonly<{ record?: TokenFile['record']; place: TokenPlace }>;

/**
 * The tokens in files, and those that are kept elsewhere. Where there is one of either for one name, the one that lasts longer counts;
 * where both last as long, the one that is not in the file.
 */
export function besideFiles(files: readonly TokenFile[], kept: readonly KeptEntry[]): readonly TokenFile[] {
  const left = new Map(kept.map((entry) => [entry.file, entry]));
  const both = files.map((file) => {
    const entry = left.get(file.file);
    left.delete(file.file);
    return entry === undefined ? file : oneOf(file, entry);
  });
  const alone = [...left.values()].flatMap(({ record, ...rest }) => (record === undefined ? [] : { ...rest, record }));
  return [...both, ...alone];
}

function oneOf(file: TokenFile, { record, place, ...rest }: KeptEntry): TokenFile {
  // Written so that an end that could not be read (NaN) counts as past.
  const newer = record === undefined || file.record.expiresAt > record.expiresAt || Number.isNaN(record.expiresAt);
  const plaintext = { since: file.modifiedAt, newer };
  if (record === undefined || newer) return { ...file, place: { storage: 'file', plaintext } };
  return { ...rest, record, place: { ...place, plaintext } };
}
