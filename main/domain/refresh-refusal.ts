import type { OidcFailure } from './oidc-failure.ts';

/**
 * What a failed refresh says: the sign-in is over (`session`), only this way to refresh is (`client`: the registration has
 * expired or is unknown), or nothing, since it may pass (`undefined`). Trouble with an organisation's encryption key (`reason`
 * begins with KMS_) is for its administrators to mend and says nothing of the sign-in.
 */
export function refreshRefusal({ kind, reason }: OidcFailure): 'session' | 'client' | undefined {
  if (reason?.startsWith('KMS_')) return undefined;
  switch (kind) {
    case 'invalid_grant':
    case 'invalid_request':
    case 'invalid_scope':
    case 'expired_token':
    case 'access_denied':
      return 'session';
    case 'invalid_client':
    case 'unauthorized_client':
    case 'unsupported_grant_type':
      return 'client';
    default:
      return undefined;
  }
}
