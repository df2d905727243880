import type { KeptEntry } from '../domain/beside-files.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import type { KeptToken, KeptTokens } from './kept-tokens.ts';
import type { TokenCache } from './token-cache.ts';

/** What is kept elsewhere than in files, as far as that is known without asking the keychain. Rejects as `KeptTokens.known`. */
export const keptEntries = async (kept: Pick<KeptTokens, 'known'>): Promise<readonly KeptEntry[]> =>
  (await kept.known()).map(entryOf);

/** The one under a session's name, whatever it is called by whoever put it there. */
export async function keptUnder(kept: Pick<KeptTokens, 'known'>, sessionId: string): Promise<KeptToken | undefined> {
  const file = tokenFileName(sessionId);
  return (await kept.known()).find(({ session }) => tokenFileName(session.id) === file);
}

function entryOf({ session: { id, facts, region: last }, storage, item, problem }: KeptToken): KeptEntry {
  const file = tokenFileName(id);
  if (item !== undefined)
    return {
      file,
      modifiedAt: item.receivedAt ?? facts?.receivedAt ?? Number.NaN,
      record: item.token,
      place: { storage },
    };
  if (facts === undefined) {
    const signedOut = { id, startUrl: id, region: last ?? '' };
    return { file, modifiedAt: Number.NaN, place: { storage }, ...(last !== undefined && { signedOut }) };
  }
  const { startUrl, region, expiresAt, receivedAt, refreshable } = facts;
  return {
    file,
    modifiedAt: receivedAt,
    record: { startUrl, region, expiresAt },
    place: { storage, unreadOf: { id, refreshable }, ...(problem !== undefined && { unread: problem.words }) },
  };
}

/** The names of all tokens there are, in files or elsewhere. Rejects where either can't be looked at. */
export const listWithKept = (
  cache: Pick<TokenCache, 'list'>,
  kept: Pick<KeptTokens, 'known'>,
): Pick<TokenCache, 'list'> => ({
  async list() {
    const known = (await kept.known()).filter(({ session }) => session.facts !== undefined);
    return [...new Set([...known.map(({ session }) => tokenFileName(session.id)), ...(await cache.list())])];
  },
});
