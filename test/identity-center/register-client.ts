import { type Call, json, type Reply } from './message.ts';
import { oidcError } from './oidc-error.ts';
import { isReply, oidcRequest } from './oidc-request.ts';
import { isCallback } from './redirect-uri.ts';
import { newClientId } from './secrets.ts';
import type { World } from './world.ts';

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
const grants = [deviceGrant, 'authorization_code', 'refresh_token'];
/** The scope that buys a refreshable token; without it a client gets the older, eight hour kind. */
export const accountAccess = 'sso:account:access';
const knownScope = /^(sso:account:access|sso-portal:\*|codewhisperer:[a-z_]+)$/;

export function registerClient(call: Call, world: World): Reply {
  const request = oidcRequest(call);
  if (isReply(request)) return request;
  const name = request.text('clientName');
  const scopes = request.list('scopes') ?? [];
  const grantTypes = request.list('grantTypes') ?? [];
  const redirectUris = request.list('redirectUris') ?? [];
  if (name === undefined) return oidcError('InvalidRequestException', 'clientName is required');
  if (request.text('clientType') !== 'public') {
    return oidcError('InvalidClientMetadataException', 'clientType must be public');
  }
  if (!scopes.every((scope) => knownScope.test(scope))) return oidcError('InvalidScopeException', 'Unknown scope');
  if (!grantTypes.every((grant) => grants.includes(grant))) {
    return oidcError('UnsupportedGrantTypeException', 'Unknown grant type');
  }
  if (!redirectUris.every(isCallback)) return oidcError('InvalidRedirectUriException', 'Invalid redirect URI');
  if (grantTypes.includes('authorization_code') && (redirectUris.length === 0 || !request.text('issuerUrl'))) {
    return oidcError('InvalidRequestException', 'redirectUris and issuerUrl are required');
  }
  const issuedAt = Math.floor(world.now() / 1000);
  const expiresAt = issuedAt + world.knobs.registrationSeconds;
  const id = newClientId();
  const secret = world.mint.secret('client-secret');
  world.clients.set(id, { id, secret, name, scopes, grantTypes, redirectUris, expiresAt: expiresAt * 1000 });
  return json(200, {
    clientId: id,
    clientSecret: secret,
    clientIdIssuedAt: issuedAt,
    clientSecretExpiresAt: expiresAt,
    authorizationEndpoint: null,
    tokenEndpoint: null,
  });
}
