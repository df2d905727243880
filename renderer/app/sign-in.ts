import type { SignInWay } from '../../preload/contract.ts';
import { askAloud, tell } from './ask.ts';

/**
 * Begins to sign in to a session, and shows it; false where not even that was possible, which is told. With `keep`, the token stays
 * in memory until Daypass quits.
 */
export async function signIn(sessionId: string, way: SignInWay, keep?: 'memory'): Promise<boolean> {
  const begun = await askAloud('session.signIn', { sessionId, way, ...(keep !== undefined && { keep }) });
  // A session that no config file knew is added to it, and has another id from then on.
  return begun.ok && tell('session.choose', { sessionId: begun.value.sessionId });
}
