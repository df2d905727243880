import type { Reply } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import type { Moving } from './moving.ts';
import { told } from './told.ts';

/** Takes a change of profiles back, and tells it at the foot of the window when that is done. */
export async function undo(changeId: string): Promise<Reply<unknown>> {
  const reply = await ask('profile.undo', { changeId });
  if (!reply.ok) return reply;
  const { files } = reply.value;
  const are = files.length > 1 ? 'are' : 'is';
  told.set({ done: files.length === 0 ? 'Undone.' : `Undone: ${files.join(' and ')} ${are} as before.` });
  return reply;
}

const undoneSignedOut = 'Undone, but this session has been signed out since. Sign in again to use it.';

/** The same for a move of a token, with the profiles that came along. */
export async function undoMove(
  { sessionId, to, onlyProfiles = false }: Moving,
  changeId: string | undefined,
): Promise<Reply<unknown>> {
  if (onlyProfiles && changeId !== undefined) return undo(changeId);
  const reply = await ask('keychain.undo', { sessionId, to, ...(changeId !== undefined && { changeId }) });
  if (reply.ok) told.set({ done: reply.value.signedOut ? undoneSignedOut : 'Undone: all is as before.' });
  return reply;
}
