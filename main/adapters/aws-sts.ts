import { PortalFailure } from '../domain/portal-failure.ts';
import type { IdentifyCaller } from '../services/caller-identity.ts';
import { clientPerRegion } from './client-per-region.ts';
import { portalFailureOf } from './portal-failure-of.ts';
import type { StsClient, StsClientOptions } from './sts-client.ts';

/** AWS STS over HTTPS. The AWS SDK is loaded at the first call. */
export function awsSts(options: StsClientOptions): IdentifyCaller {
  const clientFor = clientPerRegion<StsClient>(async (region) => {
    const { stsClient } = await import('./sts-client.ts');
    return stsClient(region, options);
  });

  return async (credentials, region, signal) => {
    let host = 'AWS STS';
    try {
      const client = await clientFor(region);
      host = client.host;
      const answer = await client.callerIdentity(credentials, signal === undefined ? {} : { abortSignal: signal });
      const { Account: accountId, Arn: arn, UserId: userId } = answer;
      if (accountId && arn && userId) return { accountId, arn, userId };
      throw new PortalFailure('unreachable', 'The answer is incomplete, or is not from AWS.');
    } catch (error) {
      throw portalFailureOf(error, host, signal);
    }
  };
}
