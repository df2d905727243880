import { join } from 'node:path';
import { type AwsPortalOptions, awsPortal } from './adapters/aws-portal.ts';
import { systemClock } from './adapters/clock.ts';
import type { Places } from './adapters/places.ts';
import { roleCache } from './adapters/role-cache.ts';
import { type RemoveRoleCredentialsPorts, removeRoleCredentials } from './services/remove-role-credentials.ts';

type Here = Readonly<{ places: Places; portal: AwsPortalOptions }> &
  Pick<RemoveRoleCredentialsPorts, 'accesses' | 'config'>;

/** Taking away the credentials of sessions' roles that the AWS CLI keeps on this machine. */
export const removeRolesHere = ({ places, portal, ...more }: Here): ReturnType<typeof removeRoleCredentials> =>
  removeRoleCredentials({
    roleCache: roleCache(join(places.tokenCache, '..', '..', 'cli', 'cache')),
    portal: awsPortal({ timeoutMs: answerMs, ...portal }),
    clock: systemClock,
    ...more,
  });

/** The person waits. */
const answerMs = 7_000;
