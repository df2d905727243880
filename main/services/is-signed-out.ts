import { tokenFileName } from '../domain/token-file-name.ts';
import type { SessionFinder } from './find-sessions.ts';
import type { TokenCache } from './token-cache.ts';

/**
 * Whether a session is surely signed out, or no more; false where a file that would tell can't be read now, or where there is one of
 * its name at all: the session may be set up in another config file.
 */
export const isSignedOut =
  (find: SessionFinder['find'], cache: Pick<TokenCache, 'list'>) =>
  async (sessionId: string): Promise<boolean> => {
    const { sessions, problem } = await find();
    if (problem !== undefined || sessions.find(({ id }) => id === sessionId)?.token !== undefined) return false;
    // Who signs in meanwhile is seen, since the list comes last.
    const files = await cache.list().catch(() => undefined);
    return files !== undefined && !files.includes(tokenFileName(sessionId));
  };
