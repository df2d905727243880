import { createHash } from 'node:crypto';
import { authorizePage, badLinkPage } from './authorize-page.ts';
import { issueToken, newSession, tokenReply } from './issue-token.ts';
import { type Call, type Reply, redirect } from './message.ts';
import { oidcError } from './oidc-error.ts';
import type { OidcRequest } from './oidc-request.ts';
import { matchesRegistered } from './redirect-uri.ts';
import { newOpaqueId } from './secrets.ts';
import type { Client, World } from './world.ts';

const codeLifeMs = 10 * 60_000;
const challengeShape = /^[\w-]{43}$/;
const verifierShape = /^[\w.~-]{43,128}$/;

function backTo(redirectUri: string, parameters: Record<string, string>): Reply {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return redirect(url.href);
}

/** The link that a client opens in the browser: a page that asks; a client or address that is not known gets no redirect. */
export function authorize(call: Call, world: World): Reply {
  const asked = (name: string): string => call.query.get(name) ?? '';
  const client = world.clients.get(asked('client_id'));
  const redirectUri = asked('redirect_uri');
  if (client === undefined || !client.grantTypes.includes('authorization_code')) return badLinkPage('invalid_client');
  if (!matchesRegistered(redirectUri, client.redirectUris)) return badLinkPage('invalid_redirect_uri');
  const state = asked('state');
  const refuse = (error: string, text: string): Reply =>
    backTo(redirectUri, { error, error_description: text, ...(state === '' ? {} : { state }) });
  if (asked('response_type') !== 'code') return refuse('unsupported_response_type', 'response_type must be code');
  if (asked('code_challenge_method') !== 'S256' || !challengeShape.test(asked('code_challenge'))) {
    return refuse('invalid_request', 'A code challenge by S256 is required');
  }
  const scopes = (asked('scopes') || asked('scope')).split(/[ ,]+/).filter((scope) => scope !== '');
  if (!scopes.every((scope) => client.scopes.includes(scope))) return refuse('invalid_scope', 'Scope not registered');
  const id = newOpaqueId();
  const expiresAt = world.now() + codeLifeMs;
  const challenge = asked('code_challenge');
  world.authorizations.set(id, { id, client, redirectUri, state, challenge, expiresAt });
  return authorizePage(world, id, client);
}

/** What the person answered on that page: a single-use code, or `access_denied`. */
export function decideAuthorization(call: Call, world: World): Reply {
  const answer = new URLSearchParams(call.body);
  const pending = world.authorizations.get(answer.get('request') ?? '');
  if (pending === undefined || pending.code !== undefined || pending.expiresAt <= world.now()) {
    return badLinkPage('expired');
  }
  const state = pending.state === '' ? {} : { state: pending.state };
  if (answer.get('decision') !== 'allow') {
    world.authorizations.delete(pending.id);
    return backTo(pending.redirectUri, {
      error: 'access_denied',
      error_description: 'The request was denied',
      ...state,
    });
  }
  pending.code = world.mint.secret('authorization-code');
  return backTo(pending.redirectUri, { code: pending.code, ...state });
}

export function tokenByCode(request: OidcRequest, client: Client, world: World): Reply {
  const [code, verifier, redirectUri] = [
    request.text('code'),
    request.text('codeVerifier'),
    request.text('redirectUri'),
  ];
  if (code === undefined || verifier === undefined || redirectUri === undefined || !verifierShape.test(verifier)) {
    return oidcError('InvalidRequestException', 'code, codeVerifier and redirectUri are required');
  }
  const pending = [...world.authorizations.values()].find((one) => one.code === code);
  if (pending === undefined) return oidcError('InvalidGrantException', 'Invalid authorization code');
  // A code is spent by the first attempt, good or bad.
  world.authorizations.delete(pending.id);
  const proven = createHash('sha256').update(verifier).digest('base64url') === pending.challenge;
  const same = pending.client === client && pending.redirectUri === redirectUri;
  if (!proven || !same || pending.expiresAt <= world.now()) {
    return oidcError('InvalidGrantException', 'Invalid authorization code');
  }
  return tokenReply(issueToken(world, client, newSession(world)));
}
