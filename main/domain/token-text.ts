import { formatTimestamp } from './timestamp.ts';
import type { Token } from './token.ts';
import { readTolerantJson } from './tolerant-json.ts';

/**
 * What a token file says after `token` is put in: the AWS CLI's keys (its SSOTokenFetcher) and what other programs keep
 * beside them in `old`, the text that is there now. Only ASCII, since Python on Windows reads it in the local code page.
 */
export function tokenText(token: Token, old: string | undefined): string {
  const { startUrl, region, accessToken, expiresAt, client, refreshToken } = token;
  const beside = Object.entries(readTolerantJson(old ?? '')?.object ?? {}).filter(([key]) => !ourKeys.has(key));
  const fields = {
    startUrl,
    region,
    accessToken: accessToken.reveal(),
    expiresAt: formatTimestamp(expiresAt),
    ...(client !== undefined && {
      clientId: client.id,
      clientSecret: client.secret.reveal(),
      registrationExpiresAt: formatTimestamp(client.expiresAt),
    }),
    ...(refreshToken !== undefined && { refreshToken: refreshToken.reveal() }),
    ...Object.fromEntries(beside),
  };
  return JSON.stringify(fields).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const ourKeys: ReadonlySet<string> = new Set([
  'startUrl',
  'region',
  'accessToken',
  'expiresAt',
  'clientId',
  'clientSecret',
  'registrationExpiresAt',
  'refreshToken',
]);
