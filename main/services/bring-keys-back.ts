import { isSignedIn } from '../domain/leading-session.ts';
import type { State } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { ProblemFor } from './problem-for.ts';

export type BringKeysBackPorts = Readonly<{
  holder: StateHolder;
  /** Reads the sessions anew; resolves when the state has them. */
  reload(): Promise<void>;
  /** Writes a profile of this id anew. */
  repair(id: string): Promise<unknown>;
  problemFor: ProblemFor;
}>;

/**
 * Writes the keys again that were taken out of profiles at sign-out, once the person has signed in again: one profile after the other,
 * and each once for a sign-in. Gives a function that ends this.
 */
export function bringKeysBack({ holder, reload, repair, problemFor }: BringKeysBackPorts): () => void {
  const tried = new Set<string>();
  let isOver = false;

  const next = () => waiting(holder.state()).find(({ mark }) => !tried.has(mark));

  const work = oneAtATime(async () => {
    if (next() === undefined) return;
    // While a person signs out, the keys are gone before the state knows that they are out.
    await reload();
    for (let one = next(); one !== undefined && !isOver; one = next()) {
      tried.add(one.mark);
      await repair(one.id).catch((error: unknown) => problemFor('Writing keys again', error));
    }
  });

  const unsubscribe = holder.subscribe((state, before) => {
    if (state.profiles !== before.profiles || state.sessions !== before.sessions) void work();
  });
  return () => {
    isOver = true;
    unsubscribe();
  };
}

/** The profiles that wait for keys and could have them, each with a mark that is another for each sign-in. */
function waiting({ profiles, sessions, now }: State): readonly Readonly<{ id: string; mark: string }>[] {
  return profiles.flatMap(({ id, sessionId, standing }) => {
    const session = sessions.find((one) => one.id === sessionId);
    if (standing.is !== 'resting' || session?.token === undefined || !isSignedIn(session, now)) return [];
    return [{ id, mark: JSON.stringify([id, session.token.receivedAt, session.token.expiresAt]) }];
  });
}
