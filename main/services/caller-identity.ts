import type { Credentials } from '../domain/credentials.ts';

/** Who AWS says that somebody is. */
export type CallerIdentity = Readonly<{ accountId: string; arn: string; userId: string }>;

/**
 * Asks AWS STS in a region who the holder of these credentials is (GetCallerIdentity, AWS STS API reference). Rejects with a
 * `PortalFailure`. One call is one request: no retries.
 */
export type IdentifyCaller = (
  credentials: Credentials,
  region: string,
  signal?: AbortSignal,
) => Promise<CallerIdentity>;
