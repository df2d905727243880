import type { Section } from './aws-file/parse.ts';
import { keysFingerprint } from './keys-fingerprint.ts';

/** Keys as they were written into a section; `keys` is their fingerprint. */
type Mark = Readonly<{ path: string; header: string; keys: string }>;

/** Whether these keys were written into that section as well. */
export type IsWritten = (mark: Mark, header: string) => boolean;

/** `all`: whatever is remembered. Profiles of the same access have the same keys. */
export function writtenAs(all: readonly Mark[]): IsWritten {
  const known = new Set(all.map(({ path, header, keys }) => JSON.stringify([path, header, keys])));
  return ({ path, keys }, header) => known.has(JSON.stringify([path, header, keys]));
}

/**
 * Gives the headers of the sections in which keys stand: the one that they were written into, and those to which somebody moved or
 * copied them; not those into which they were written for another profile.
 */
export function headersOfKeys(sections: readonly Section[], isWritten: IsWritten): (mark: Mark) => readonly string[] {
  const headers = new Map<string, readonly string[]>();
  for (const { header, settings } of sections) {
    if (!settings.has('aws_access_key_id')) continue;
    const fingerprint = keysFingerprint(settings);
    headers.set(fingerprint, [...(headers.get(fingerprint) ?? []), header]);
  }
  return (mark) =>
    (headers.get(mark.keys) ?? []).filter((header) => header === mark.header || !isWritten(mark, header));
}
