import { Secret } from './secret.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';
import { readTolerantJson } from './tolerant-json.ts';

/** A client registration as the AWS CLI keeps it. `expiresAt` is UTC epoch milliseconds. */
export type RegistrationRecord = Readonly<{
  clientId: string;
  clientSecret: Secret;
  expiresAt: number;
  grant: 'authorization-code' | 'device';
  scopes?: readonly string[];
}>;

/** Reads a registration file; undefined for anything else, such as a token, and for a damaged one: it is easily had anew. */
export function readRegistration(text: string): RegistrationRecord | undefined {
  const { object, whole } = readTolerantJson(text) ?? { object: {}, whole: false };
  const { clientId, clientSecret, expiresAt, scopes, grantTypes } = object;
  if (!whole || 'accessToken' in object) return undefined;
  if (typeof clientId !== 'string' || clientId === '') return undefined;
  if (typeof clientSecret !== 'string' || clientSecret === '') return undefined;
  const end = typeof expiresAt === 'string' ? parseTimestamp(expiresAt) : undefined;
  if (end === undefined) return undefined;
  const known = textsIn(scopes);
  return {
    clientId,
    clientSecret: new Secret(clientSecret),
    expiresAt: end,
    // The AWS CLI did not write the grant types before it knew more than one.
    grant: textsIn(grantTypes).includes('authorization_code') ? 'authorization-code' : 'device',
    ...(known.length > 0 && { scopes: known }),
  };
}

/** The text of a registration file, secret included, as the AWS CLI reads and writes it. */
export function registrationText({ clientId, clientSecret, expiresAt, grant, scopes }: RegistrationRecord): string {
  return JSON.stringify({
    clientId,
    clientSecret: clientSecret.reveal(),
    expiresAt: formatTimestamp(expiresAt),
    ...(scopes !== undefined && { scopes }),
    ...(grant === 'authorization-code' && { grantTypes: ['authorization_code', 'refresh_token'] }),
  });
}

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
