import { Secret } from '../../../main/domain/secret.ts';
import type { Token } from '../../../main/domain/token.ts';

export const noon = Date.UTC(2026, 10, 21, 12);
export const minute = 60_000;
export const hour = 60 * minute;

/** A token that can be refreshed and lasts an hour from noon, but for what is said. */
export const sampleToken = (name: string, changes: Partial<Token> = {}): Token => ({
  startUrl: 'https://acme.awsapps.com/start',
  region: 'us-east-1',
  accessToken: new Secret(`access-${name}`),
  expiresAt: noon + hour,
  refreshToken: new Secret(`refresh-${name}`),
  client: { id: 'client', secret: new Secret('client-secret'), expiresAt: noon + 90 * 24 * hour },
  ...changes,
});

export function legacyToken(name: string, expiresAt: number): Token {
  const { refreshToken: _, client: __, ...token } = sampleToken(name, { expiresAt });
  return token;
}

export const nameOf = (token: Token | undefined) => token?.accessToken.reveal();
