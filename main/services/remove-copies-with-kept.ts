import { sameToken } from '../domain/same-token.ts';
import type { KeptTokens } from './kept-tokens.ts';
import type { RemoveCopies } from './remove-tokens.ts';
import type { TokenStore } from './token-store.ts';

/** Removes a token from wherever else it is, too, as far as that was read. */
export const removeCopiesWithKept =
  (removeFiles: RemoveCopies, kept: Pick<KeptTokens, 'known'>, store: Pick<TokenStore, 'remove'>): RemoveCopies =>
  async (token) => {
    for (const { session, item } of await kept.known()) {
      if (item !== undefined && sameToken(item.token, token)) await store.remove(session.id);
    }
    return removeFiles(token);
  };
