import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GrantedToken } from './grant-token.ts';
import { cacheKey, stamp, toPythonJson, writeLikePython } from './python-json.ts';

/** Leaves a token in a cache folder as the AWS CLI would; without a session name under its start URL. Gives the file's path. */
export async function plantToken(cacheFolder: string, token: GrantedToken, sessionName?: string): Promise<string> {
  await mkdir(cacheFolder, { recursive: true });
  const file = join(cacheFolder, cacheKey(sessionName ?? token.startUrl));
  const { startUrl, region, accessToken, clientId, clientSecret, refreshToken } = token;
  const expiresAt = stamp(token.expiresAt);
  const registrationExpiresAt = stamp(token.registrationExpiresAt);
  await writeLikePython(
    file,
    toPythonJson({
      startUrl,
      region,
      accessToken,
      expiresAt,
      clientId,
      clientSecret,
      registrationExpiresAt,
      refreshToken,
    }),
  );
  return file;
}
