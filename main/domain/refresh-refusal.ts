import { isClientRefused } from './client-refused.ts';
import type { OidcFailure } from './oidc-failure.ts';
import { isKeyTrouble } from './sign-in-words/key-words.ts';

/**
 * What a failed refresh says: the sign-in is over (`session`), only this way to refresh is (`client`: see `isClientRefused`), or
 * nothing, since it may pass (`undefined`). Trouble with an organisation's encryption key is for its administrators to mend and
 * says nothing of the sign-in.
 */
export function refreshRefusal(failure: OidcFailure): 'session' | 'client' | undefined {
  if (isKeyTrouble(failure.reason)) return undefined;
  if (isClientRefused(failure)) return 'client';
  switch (failure.kind) {
    case 'invalid_grant':
    case 'invalid_request':
    case 'invalid_scope':
    case 'expired_token':
    case 'access_denied':
      return 'session';
    default:
      return undefined;
  }
}
