import { portalOf } from './portal-of.ts';
import { readRegistration } from './registration-record.ts';
import type { Secret } from './secret.ts';
import type { Token } from './token.ts';
import { readTokenRecord } from './token-record.ts';

/** True for the text of a client registration that one of these tokens came with. */
export function isRegistrationOf(tokens: readonly Token[]): (text: string) => boolean {
  const marks = new Set(tokens.flatMap(({ client }) => (client ? [client.id, client.secret.reveal()] : [])));
  return (text) => {
    const registration = readRegistration(text);
    if (registration === undefined) return false;
    return marks.has(registration.clientId) || marks.has(registration.clientSecret.reveal());
  };
}

/** `own`: the file under the session's name. What is there and is not of these tokens is a newer sign-in to the session. */
type SignIn = Readonly<{ tokens: readonly Token[]; own: string; now: number }>;

type File = Readonly<{ file: string; text: string }>;

/**
 * What a file of the token cache is to a sign-in, whose tokens these are, at `now` (UTC ms): its `registration`; a `copy`, under another name
 * or from before a refresh; or another sign-in that `shares` a secret with it, since the AWS CLI may sign several in with one
 * registration. What is under the name of another session is that session's, unless it is the very token; what is still good is somebody's.
 */
export function ofSignIn({ tokens, own, now }: SignIn): (file: File) => 'registration' | 'copy' | 'shares' | undefined {
  const isOurRegistration = isRegistrationOf(tokens);
  const accessTokens = textsOf(tokens.map(({ accessToken }) => accessToken));
  const refreshTokens = textsOf(tokens.flatMap(({ refreshToken }) => refreshToken ?? []));
  const clientSecrets = textsOf(tokens.flatMap(({ client }) => client?.secret ?? []));
  const portals = new Set(tokens.map(({ startUrl }) => portalOf(startUrl)));
  const secrets = [...accessTokens, ...refreshTokens, ...clientSecrets];

  return ({ file, text }) => {
    if (isOurRegistration(text)) return 'registration';
    if (!secrets.some((secret) => text.includes(secret))) return undefined;
    const reading = readTokenRecord(text);
    if (reading.kind !== 'token') return file === own ? undefined : 'shares';
    const { accessToken, refreshToken, startUrl, expiresAt } = reading.record;
    if (accessTokens.has(accessToken.reveal())) return 'copy';
    if (file === own) return undefined;
    const isOnPortal = startUrl !== undefined && portals.has(portalOf(startUrl));
    if (!isOnPortal || isNameOfSession(file)) return 'shares';
    const isRefreshed = refreshToken !== undefined && refreshTokens.has(refreshToken.reveal());
    return isRefreshed || expiresAt <= now ? 'copy' : 'shares';
  };
}

const textsOf = (secrets: readonly Secret[]): ReadonlySet<string> => new Set(secrets.map((secret) => secret.reveal()));

/** As `tokenFileName` makes them. */
const isNameOfSession = (file: string): boolean => /^[\da-f]{40}\.json$/.test(file);
