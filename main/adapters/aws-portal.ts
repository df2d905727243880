import { PortalFailure } from '../domain/portal-failure.ts';
import type { Portal } from '../services/portal.ts';

export type AwsPortalOptions = Readonly<{
  /** Endpoint, proxy and CA variables, with the meaning that they have for the AWS CLI. */
  env: Readonly<Record<string, string | undefined>>;
  version: string;
}>;

/** The access portal over HTTPS. The AWS SDK is loaded at the first call. */
export function awsPortal(_options: AwsPortalOptions): Portal {
  const never = () => Promise.reject(new PortalFailure('server', 'Not built yet.'));
  return { accounts: never, roles: never, credentials: never };
}
