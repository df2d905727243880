import type { SessionView } from '../../preload/contract.ts';
import { isSignedIn } from './signed-in.ts';

/** Why no credentials can be had from a session now, as a sentence; undefined while they can. */
export function whyClosed(session: SessionView | undefined): string | undefined {
  if (session === undefined || isSignedIn(session)) return undefined;
  if (session.isUnsure) return `It is not known whether you are signed in to ${session.name}.`;
  const what = session.state === 'ended' ? 'The session has ended.' : 'You are signed out.';
  return `${what} Sign in to ${session.name} first.`;
}
