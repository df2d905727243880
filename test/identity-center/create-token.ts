import { tokenByCode } from './authorization-code.ts';
import { tokenByDeviceCode } from './device-flow.ts';
import { issueToken, tokenReply } from './issue-token.ts';
import type { Call, Reply } from './message.ts';
import { oidcError } from './oidc-error.ts';
import { clientOf, isReply, type OidcRequest, oidcRequest } from './oidc-request.ts';
import { deviceGrant } from './register-client.ts';
import type { Client, World } from './world.ts';

/** A new token for an old one; the session's end, not the client's wish, is the limit. */
function tokenByRefresh(request: OidcRequest, client: Client, world: World): Reply {
  const value = request.text('refreshToken');
  if (value === undefined) return oidcError('InvalidRequestException', 'refreshToken is required');
  const token = world.refreshTokens.get(value);
  const spent = token?.used === true && world.knobs.refreshTokensWorkOnce;
  const over = token === undefined || token.session.over || token.session.endsAt <= world.now();
  if (over || spent || token.client !== client) return oidcError('InvalidGrantException', 'Invalid refresh token');
  token.used = true;
  return tokenReply(issueToken(world, client, token.session));
}

export function createToken(call: Call, world: World): Reply {
  const request = oidcRequest(call);
  if (isReply(request)) return request;
  const client = clientOf(request, world);
  if (isReply(client)) return client;
  const grant = request.text('grantType');
  if (grant === deviceGrant) return tokenByDeviceCode(request, client, world);
  if (grant === 'authorization_code') return tokenByCode(request, client, world);
  if (grant === 'refresh_token') return tokenByRefresh(request, client, world);
  return oidcError('UnsupportedGrantTypeException', 'Unknown grant type');
}
