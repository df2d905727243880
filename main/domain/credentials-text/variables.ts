import type { Credentials } from '../credentials.ts';
import { Problem } from '../problem.ts';
import { formatTimestamp } from '../timestamp.ts';

/**
 * Credentials as the environment variables that AWS tools read. Throws where a value cannot stand on a line of its own: AWS gives no
 * such one, and a shell would run what follows.
 */
export function variablesOf({ accessKeyId, secretAccessKey, sessionToken, expiration }: Credentials) {
  const variables = [
    ['AWS_ACCESS_KEY_ID', accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', secretAccessKey.reveal()],
    ['AWS_SESSION_TOKEN', sessionToken.reveal()],
    ['AWS_CREDENTIAL_EXPIRATION', formatTimestamp(expiration)],
  ] as const;
  for (const [name, value] of variables) if (/\p{Cc}|[\u2028\u2029]/u.test(value)) throw unwritable(name);
  return variables;
}

/** For a value with a character that a format has no way to write. */
export const unwritable = (name: string): Problem =>
  new Problem('unexpected', {
    what: `${name}, as AWS gave it, cannot be written in this format.`,
    why: 'It holds a character that would be read as something else.',
    next: 'Use the format "json".',
  });
