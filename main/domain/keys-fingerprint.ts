import { createHash } from 'node:crypto';

/** Tells whether keys in a file are the ones that were written there; nothing of them can be had from it. */
export function keysFingerprint(settings: ReadonlyMap<string, string>): string {
  const parts = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'].map(
    (key) => settings.get(key) ?? '',
  );
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
