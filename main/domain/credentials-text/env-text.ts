import type { Credentials } from '../credentials.ts';
import { formatTimestamp } from '../timestamp.ts';

/** Lines for a POSIX shell to `eval`. */
export function envText({ accessKeyId, secretAccessKey, sessionToken, expiration }: Credentials): string {
  const variables = {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey.reveal(),
    AWS_SESSION_TOKEN: sessionToken.reveal(),
    AWS_CREDENTIAL_EXPIRATION: formatTimestamp(expiration),
  };
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${shellWord(value)}\n`)
    .join('');
}

/** A value as one word that no POSIX shell reads anything into. */
function shellWord(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
