import type { Section } from './aws-file/parse.ts';
import { keysFingerprint } from './keys-fingerprint.ts';

/**
 * Gives the headers of the sections in which keys of a fingerprint stand: the one that they were written into, and those to which
 * somebody moved or copied them.
 */
export function headersOfKeys(sections: readonly Section[]): (fingerprint: string) => readonly string[] {
  const headers = new Map<string, readonly string[]>();
  for (const { header, settings } of sections) {
    if (!settings.has('aws_access_key_id')) continue;
    const fingerprint = keysFingerprint(settings);
    headers.set(fingerprint, [...(headers.get(fingerprint) ?? []), header]);
  }
  return (fingerprint) => headers.get(fingerprint) ?? [];
}
