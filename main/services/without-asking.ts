import type { FreshToken } from './fresh-token.ts';
import type { AfterRefusal, TokenSource } from './portal.ts';

/** The same tokens for work that nobody has asked for: nobody is asked to open the keychain for it, not even where AWS refuses one. */
export function withoutAsking({ get, refused }: Pick<FreshToken, 'get' | 'refused'>): Readonly<{
  tokens: TokenSource;
  afterRefusal: AfterRefusal;
}> {
  return {
    tokens: (sessionId) => get(sessionId, 'silently'),
    afterRefusal: (sessionId, token, again) => refused(sessionId, token, again, 'silently'),
  };
}
