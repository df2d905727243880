import { json, type Reply } from './message.ts';

const codes = {
  AccessDeniedException: 'access_denied',
  AuthorizationPendingException: 'authorization_pending',
  ExpiredTokenException: 'expired_token',
  InternalServerException: 'server_error',
  InvalidClientException: 'invalid_client',
  InvalidClientMetadataException: 'invalid_client_metadata',
  InvalidGrantException: 'invalid_grant',
  InvalidRedirectUriException: 'invalid_redirect_uri',
  InvalidRequestException: 'invalid_request',
  InvalidScopeException: 'invalid_scope',
  SlowDownException: 'slow_down',
  UnauthorizedClientException: 'unauthorized_client',
  UnsupportedGrantTypeException: 'unsupported_grant_type',
} as const;

export type OidcErrorName = keyof typeof codes;

/** A refusal as sso-oidc words it (its service model, and RFC 6749 5.2): the text is in `error_description`, there is no `message`. */
export function oidcError(name: OidcErrorName, description: string): Reply {
  const status = name === 'InvalidClientException' ? 401 : name === 'InternalServerException' ? 500 : 400;
  return json(
    status,
    { error: codes[name], error_description: description },
    { 'x-amzn-errortype': name, 'x-amzn-requestid': crypto.randomUUID(), 'cache-control': 'no-store' },
  );
}
