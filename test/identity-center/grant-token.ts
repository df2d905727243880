import { issueToken, newSession } from './issue-token.ts';
import { accountAccess } from './register-client.ts';
import { newClientId } from './secrets.ts';
import type { Client, World } from './world.ts';

/** What a client has in hand after a sign-in. Times are epoch milliseconds of the server's clock. */
export type GrantedToken = Readonly<{
  startUrl: string;
  region: string;
  accessToken: string;
  expiresAt: number;
  clientId: string;
  clientSecret: string;
  registrationExpiresAt: number;
  refreshToken?: string;
}>;

export function grantToken(world: World, kind: 'refreshable' | 'legacy', startUrl: string): GrantedToken {
  const client: Client = {
    id: newClientId(),
    secret: world.mint.secret('client-secret'),
    name: 'granted',
    scopes: kind === 'refreshable' ? [accountAccess] : [],
    grantTypes: [],
    redirectUris: [],
    expiresAt: world.now() + world.knobs.registrationSeconds * 1000,
  };
  world.clients.set(client.id, client);
  const { accessToken, expiresIn, refreshToken } = issueToken(world, client, newSession(world));
  return {
    startUrl,
    region: world.region,
    accessToken,
    expiresAt: world.now() + expiresIn * 1000,
    clientId: client.id,
    clientSecret: client.secret,
    registrationExpiresAt: client.expiresAt,
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
}
