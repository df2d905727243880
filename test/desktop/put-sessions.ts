import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from '../../main/domain/session.ts';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { cacheKey } from '../identity-center/python-json.ts';

/** What a session's token is to be like; `expiresAt` in UTC ms. */
export type PutToken = Readonly<{ kind: 'refreshable' | 'legacy'; expiresAt: number }>;

/** Leaves these sessions in the config file of a home folder, each with its token or none, and gives them as Daypass knows them. */
export async function putSessions(
  { startUrl, region, grantToken }: IdentityCenter,
  home: string,
  tokens: Readonly<Record<string, PutToken | undefined>>,
): Promise<readonly Session[]> {
  const cache = join(home, '.aws', 'sso', 'cache');
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const sessions = Object.entries(tokens).map(async ([name, token]): Promise<Session> => {
    const session = { id: name, name, form: 'sso-session', startUrl, region } as const;
    if (token === undefined) {
      await rm(join(cache, cacheKey(name)), { force: true });
      return session;
    }
    const { kind, expiresAt } = token;
    await plantToken(cache, { ...grantToken(kind), expiresAt }, name);
    const facts = { storage: 'file', sharedWithAwsCli: true, refreshable: kind === 'refreshable' } as const;
    // The file tells whole seconds.
    return { ...session, token: { ...facts, expiresAt: Math.floor(expiresAt / 1000) * 1000 } };
  });
  const all = await Promise.all(sessions);
  const section = ({ name }: Session) => `[sso-session ${name}]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`;
  await writeFile(join(home, '.aws', 'config'), all.map(section).join('\n'));
  return all;
}
