import { createHash } from 'node:crypto';

/**
 * Tells whether keys in a file are the ones that were written there; nothing of them can be had from it. The older name of the
 * session token counts where it is there: botocore goes by it first, so somebody who put it there has keys of their own.
 */
export function keysFingerprint(settings: ReadonlyMap<string, string>): string {
  const parts = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'].map(
    (key) => settings.get(key) ?? '',
  );
  const older = settings.get('aws_security_token');
  if (older !== undefined) parts.push(older);
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
