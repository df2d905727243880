import { isSignedIn } from '../domain/leading-session.ts';
import type { State } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';
import type { ProblemFor } from './problem-for.ts';

export type BringKeysBackPorts = Readonly<{
  holder: StateHolder;
  /** Writes a profile of this id anew. */
  repair(id: string): Promise<unknown>;
  problemFor: ProblemFor;
}>;

/**
 * Writes the keys again that were taken out of profiles at sign-out, once the person has signed in again: one profile after the other,
 * and each once for a sign-in. Gives a function that ends this.
 */
export function bringKeysBack({ holder, repair, problemFor }: BringKeysBackPorts): () => void {
  const tried = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  function look({ profiles, sessions, now }: State): void {
    for (const { id, sessionId, standing } of profiles) {
      const session = sessions.find((one) => one.id === sessionId);
      if (standing.is !== 'resting' || session?.token === undefined || !isSignedIn(session, now)) continue;
      const mark = JSON.stringify([id, session.token.receivedAt, session.token.expiresAt]);
      if (tried.has(mark)) continue;
      tried.add(mark);
      last = last.then(() => repair(id)).catch((error: unknown) => problemFor('Writing keys again', error));
    }
  }

  return holder.subscribe((state, before) => {
    if (state.profiles !== before.profiles || state.sessions !== before.sessions) look(state);
  });
}
