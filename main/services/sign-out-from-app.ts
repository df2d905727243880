import { sentenceOf } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { StateHolder } from './hold-state.ts';
import { sessionOf } from './open-console.ts';
import type { ProblemFor } from './problem-for.ts';
import type { SignedOut } from './sign-out.ts';

export type AppSignOutPorts = Readonly<{
  holder: StateHolder;
  signOut(session: Session): Promise<SignedOut>;
  /** Ends what is under way with a session: a sign-in that waits, a job. Resolves when nothing comes of it any more. */
  endWork(sessionId: string): Promise<void>;
  /** Takes copied credentials off the clipboard. */
  clearClipboard(): Promise<void>;
  reload(): Promise<void>;
  problemFor: ProblemFor;
}>;

export type AppSignOut = Readonly<{
  /** What came of it is told in the state's notice; rejects with a `Problem` only when there is no such session. */
  one(sessionId: string): Promise<void>;
  all(): Promise<void>;
}>;

/** Signing out as the state tells it. */
export function signOutFromApp(ports: AppSignOutPorts): AppSignOut {
  const { holder, signOut, endWork, clearClipboard, reload, problemFor } = ports;

  /** `left` is asked until it gives nothing new: behind a session that is gone another may come to light. */
  async function leave(left: () => readonly Session[]): Promise<void> {
    const told: string[] = [];
    const failed: string[] = [];
    const tried = new Set<string>();
    const next = () => left().filter(({ id }) => !tried.has(id));
    await clearClipboard();
    for (let sessions = next(); sessions.length > 0; sessions = next()) {
      for (const session of sessions) {
        tried.add(session.id);
        try {
          await endWork(session.id);
          const { leftAtAws } = await signOut(session);
          told.push(wordsFor(session, leftAtAws));
        } catch (error) {
          failed.push(`"${session.name}": ${sentenceOf(problemFor('Signing out', error).words)}`);
        }
      }
      await reload();
    }
    // What AWS was asked for before may have come meanwhile.
    await clearClipboard();
    const tone = failed.length > 0 ? 'problem' : 'done';
    if (told.length + failed.length > 0)
      holder.dispatch({ type: 'told', notice: { tone, text: [...failed, ...told].join(' ') } });
  }

  return {
    async one(sessionId) {
      const session = sessionOf(holder.state(), sessionId);
      await leave(() => [session]);
    },
    all: () => leave(() => holder.state().sessions.filter(({ token }) => token !== undefined)),
  };
}

const wordsFor = ({ name }: Session, leftAtAws: boolean): string =>
  leftAtAws
    ? `Signed out of "${name}" on this computer. AWS could not be told; there the sign-in ends by itself.`
    : `Signed out of "${name}".`;
