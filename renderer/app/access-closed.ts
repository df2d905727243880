import type { SessionView } from '../../preload/contract.ts';
import { isSignedIn } from './signed-in.ts';

/** Why no credentials can be had from a session now, as a sentence; undefined while they can. */
export function whyClosed(session: SessionView | undefined): string | undefined {
  if (session === undefined || isSignedIn(session)) return undefined;
  const what = session.state === 'ended' ? 'The session has ended.' : 'You are signed out.';
  return `${what} Sign in to ${session.name} first.`;
}
