import type { Credentials } from '../credentials.ts';

/** Credentials in the clear, as the portal's API names them; `expiration` in epoch milliseconds. */
export const roleCredentials = ({ accessKeyId, secretAccessKey, sessionToken, expiration }: Credentials) => ({
  accessKeyId,
  secretAccessKey: secretAccessKey.reveal(),
  sessionToken: sessionToken.reveal(),
  expiration,
});
