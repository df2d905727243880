import { json, type Reply } from './message.ts';
import { accountAccess } from './register-client.ts';
import type { Client, PortalSession, World } from './world.ts';

export type TokenAnswer = Readonly<{
  accessToken: string;
  tokenType: 'Bearer';
  expiresIn: number;
  refreshToken?: string;
}>;

export function newSession(world: World): PortalSession {
  return { endsAt: world.now() + world.knobs.sessionSeconds * 1000, over: false };
}

/** Clients with the account scope get a short token and a means to refresh it; others the older, long one without. */
export function issueToken(world: World, client: Client, session: PortalSession): TokenAnswer {
  const refreshable = client.scopes.includes(accountAccess);
  const expiresIn = refreshable ? world.knobs.accessTokenSeconds : world.knobs.legacyTokenSeconds;
  const accessToken = world.mint.secret('access-token');
  world.tokens.set(accessToken, { session, expiresAt: world.now() + expiresIn * 1000 });
  const answer: TokenAnswer = { accessToken, tokenType: 'Bearer', expiresIn };
  if (!refreshable || (client.grantTypes.length > 0 && !client.grantTypes.includes('refresh_token'))) return answer;
  const refreshToken = world.mint.secret('refresh-token');
  world.refreshTokens.set(refreshToken, { session, client, used: false });
  return { ...answer, refreshToken };
}

export const tokenReply = (answer: TokenAnswer): Reply => json(200, answer, { 'cache-control': 'no-store' });
