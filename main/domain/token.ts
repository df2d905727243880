import type { Secret } from './secret.ts';

/** What sign-in gives. Times are UTC epoch milliseconds. It buys credentials; it never leaves the main process. */
export type Token = Readonly<{
  startUrl: string;
  region: string;
  accessToken: Secret;
  expiresAt: number;
  refreshToken?: Secret;
  client?: Readonly<{ id: string; secret: Secret; expiresAt: number }>;
}>;
