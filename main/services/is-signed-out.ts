import { tokenFileName } from '../domain/token-file-name.ts';
import type { SessionFinder } from './find-sessions.ts';

/** Whether a session is surely signed out, or no more; false where a file that would tell can't be read now. */
export const isSignedOut =
  (find: SessionFinder['find']) =>
  async (sessionId: string): Promise<boolean> => {
    const { sessions, skipped, problem } = await find();
    if (problem !== undefined || skipped.some(({ file }) => file === tokenFileName(sessionId))) return false;
    return sessions.find(({ id }) => id === sessionId)?.token === undefined;
  };
