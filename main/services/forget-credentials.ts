import { isSignedIn } from '../domain/leading-session.ts';
import type { StateHolder } from './hold-state.ts';
import type { IssueCredentials } from './issue-credentials.ts';

export type ForgetPorts = Readonly<{ holder: StateHolder; issue: Pick<IssueCredentials, 'forget' | 'forgetEnded'> }>;

/** Credentials leave the memory when their session ends, is signed out or is gone, and when their own time is over. */
export function forgetCredentials({ holder, issue }: ForgetPorts): () => void {
  return holder.subscribe(({ sessions, now }, before) => {
    if (sessions === before.sessions && now === before.now) return;
    const signedIn = new Set(sessions.filter((session) => isSignedIn(session, now)).map(({ id }) => id));
    for (const { id } of before.sessions) if (!signedIn.has(id)) issue.forget(id);
    issue.forgetEnded();
  });
}
