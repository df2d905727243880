import type { Secret } from './secret.ts';

/** Short-lived keys for one access. `expiration` is UTC epoch milliseconds. */
export type Credentials = Readonly<{
  accessKeyId: string;
  secretAccessKey: Secret;
  sessionToken: Secret;
  expiration: number;
}>;

/** Credentials with less life left than this are not handed out again (the advisory window of botocore's RefreshableCredentials). */
export const reuseWindowMs = 15 * 60_000;
