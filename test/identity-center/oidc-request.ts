import type { Call, Reply } from './message.ts';
import { oidcError } from './oidc-error.ts';
import type { Client, World } from './world.ts';

/** A JSON body read field by field; whatever is not of the asked type counts as absent. */
export type OidcRequest = Readonly<{
  text(field: string): string | undefined;
  list(field: string): readonly string[] | undefined;
}>;

export const isReply = (value: object): value is Reply => 'status' in value;

export function oidcRequest(call: Call): OidcRequest | Reply {
  let body: unknown;
  try {
    body = JSON.parse(call.body);
  } catch {
    body = undefined;
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return oidcError('InvalidRequestException', 'The body is not a JSON object');
  }
  const fields = new Map<string, unknown>(Object.entries(body));
  return {
    text(field) {
      const value = fields.get(field);
      return typeof value === 'string' && value !== '' ? value : undefined;
    },
    list(field) {
      const value = fields.get(field);
      return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
    },
  };
}

/** The registered client that the request names and proves to be. */
export function clientOf(request: OidcRequest, world: World): Client | Reply {
  const id = request.text('clientId');
  const secret = request.text('clientSecret');
  if (id === undefined || secret === undefined) {
    return oidcError('InvalidRequestException', 'clientId and clientSecret are required');
  }
  const client = world.clients.get(id);
  if (client === undefined || client.secret !== secret || client.expiresAt <= world.now()) {
    return oidcError('InvalidClientException', 'Invalid client');
  }
  return client;
}
