import { isRegion, isStartUrl, portalOf } from './portal-of.ts';
import { Secret } from './secret.ts';
import { parseTimestamp } from './timestamp.ts';
import type { Token } from './token.ts';
import { readTolerantJson } from './tolerant-json.ts';

/** What a token file says. Start URL and region may be missing: the AWS CLI finds files by name alone. */
export type TokenRecord = Omit<Token, 'startUrl' | 'region'> & Readonly<{ startUrl?: string; region?: string }>;

/**
 * What a file in the token cache turned out to be. `damaged` ones may be whole a moment later, if somebody was just
 * writing them. `reason` is for people and never quotes the file.
 */
export type TokenReading =
  | Readonly<{ kind: 'token'; record: TokenRecord; damaged: boolean }>
  | Readonly<{ kind: 'client-registration' }>
  | Readonly<{ kind: 'unusable'; reason: string; damaged: boolean }>;

/** Reads the text of a file in the AWS CLI's token cache (~/.aws/sso/cache). */
export function readTokenRecord(text: string): TokenReading {
  if (text.trim() === '') return { kind: 'unusable', reason: 'The file is empty.', damaged: true };
  const json = readTolerantJson(text);
  if (json === undefined) {
    if (isJson(text)) return { kind: 'unusable', reason: 'There is no sign-in in it.', damaged: false };
    const reason = 'The file is cut short or is not JSON: the program that wrote it may have been interrupted.';
    return { kind: 'unusable', reason, damaged: true };
  }
  const { object, whole } = json;
  const accessToken = textOf(object.accessToken);
  if (accessToken === undefined) {
    if (textOf(object.clientId) !== undefined) return { kind: 'client-registration' };
    return { kind: 'unusable', reason: 'There is no sign-in in it.', damaged: false };
  }
  if (isForOtherThings(object)) {
    return { kind: 'unusable', reason: 'It is a sign-in that gives no access to AWS accounts.', damaged: false };
  }
  const expiresAt = momentOf(object.expiresAt);
  if (expiresAt === undefined) {
    return { kind: 'unusable', reason: 'It does not say, in a form that can be read, when it ends.', damaged: false };
  }
  return {
    kind: 'token',
    damaged: !whole,
    record: { accessToken: new Secret(accessToken), expiresAt, ...restOf(object) },
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The toolkits for IDEs keep sign-ins to CodeWhisperer and AWS Builder ID here as well, and note their `scopes`. */
function isForOtherThings({ scopes, startUrl }: Readonly<Record<string, unknown>>): boolean {
  if (Array.isArray(scopes) && !scopes.includes('sso:account:access')) return true;
  return typeof startUrl === 'string' && portalOf(startUrl) === 'https://view.awsapps.com/start';
}

function restOf(object: Readonly<Record<string, unknown>>): Omit<TokenRecord, 'accessToken' | 'expiresAt'> {
  const startUrl = textOf(object.startUrl);
  const region = textOf(object.region);
  const refreshToken = textOf(object.refreshToken);
  const id = textOf(object.clientId);
  const secret = textOf(object.clientSecret);
  const clientEnd = momentOf(object.registrationExpiresAt);
  return {
    ...(startUrl !== undefined && isStartUrl(startUrl) && { startUrl }),
    ...(region !== undefined && isRegion(region) && { region }),
    ...(refreshToken !== undefined && { refreshToken: new Secret(refreshToken) }),
    ...(id !== undefined &&
      secret !== undefined &&
      clientEnd !== undefined && { client: { id, secret: new Secret(secret), expiresAt: clientEnd } }),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function momentOf(value: unknown): number | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : parseTimestamp(text);
}
