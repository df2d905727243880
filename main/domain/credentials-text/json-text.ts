import type { Credentials } from '../credentials.ts';

/** What `aws sso get-role-credentials` prints, character for character: four spaces, `expiration` in epoch milliseconds. */
export function jsonText({ accessKeyId, secretAccessKey, sessionToken, expiration }: Credentials): string {
  const roleCredentials = {
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    sessionToken: sessionToken.reveal(),
    expiration,
  };
  return `${JSON.stringify({ roleCredentials }, null, 4)}\n`;
}
