import type { OidcFailureKind } from './oidc-failure.ts';

const kinds: Readonly<Record<string, OidcFailureKind>> = {
  authorization_pending: 'authorization_pending',
  slow_down: 'slow_down',
  expired_token: 'expired_token',
  access_denied: 'access_denied',
  invalid_grant: 'invalid_grant',
  invalid_client: 'invalid_client',
  invalid_request: 'invalid_request',
  invalid_scope: 'invalid_scope',
  invalid_client_metadata: 'invalid_client_metadata',
  invalid_redirect_uri: 'invalid_redirect_uri',
  unauthorized_client: 'unauthorized_client',
  unsupported_grant_type: 'unsupported_grant_type',
  // These two come by way of the browser (RFC 6749, 4.1.2.1).
  unsupported_response_type: 'unsupported_grant_type',
  temporarily_unavailable: 'server_error',
  server_error: 'server_error',
  // Shapes whose names are not OAuth's.
  internal_server: 'server_error',
  invalid_request_region: 'invalid_request',
};

/** The kind of failure that OAuth's code stands for, from an answer of the service or of its page; undefined for none that is known. */
export const oidcFailureKind = (code: unknown): OidcFailureKind | undefined =>
  typeof code === 'string' && Object.hasOwn(kinds, code) ? kinds[code] : undefined;

/** The same for the name of a shape in the service's model (`x-amzn-errortype`), such as `InvalidGrantException`. */
export function oidcFailureKindOfShape(name: string): OidcFailureKind | undefined {
  const plain = name.replace(/^.*#/, '').replace(/Exception$/, '');
  return oidcFailureKind(plain.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase());
}
