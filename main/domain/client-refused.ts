import type { OidcFailure, OidcFailureKind } from './oidc-failure.ts';
import { isKeyTrouble } from './sign-in-words/key-words.ts';

const kinds: ReadonlySet<OidcFailureKind> = new Set([
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
]);

/** True where AWS refuses the client registration (expired, unknown, of another kind), and a new one may do better. */
export const isClientRefused = ({ kind, reason }: OidcFailure): boolean => kinds.has(kind) && !isKeyTrouble(reason);
