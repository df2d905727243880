import { type ProfileFacts, profilesMade } from '../domain/profile-standing.ts';
import type { StateHolder } from './hold-state.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { ProblemFor } from './problem-for.ts';
import type { ProfileChanges } from './profile-changes.ts';

export type ProfileKeeperPorts = Readonly<{
  holder: StateHolder;
  /** Reads what is remembered of profiles, and the AWS files. */
  read(): Promise<ProfileFacts>;
  /** Calls back when any of that may have changed; gives a function that ends this. */
  watch(onChange: () => void): () => void;
  changes: Pick<ProfileChanges, 'forget'>;
  problemFor: ProblemFor;
}>;

export type ProfileKeeper = Readonly<{
  /** Reads the profiles anew; resolves when the state has them. */
  reload(): Promise<void>;
  stop(): void;
}>;

/** Keeps the state's profiles as they are in the files. What is signed out of can't be undone any more: its keys would come back. */
export function keepProfilesCurrent({ holder, read, watch, changes, problemFor }: ProfileKeeperPorts): ProfileKeeper {
  const reload = oneAtATime(async () => {
    try {
      holder.dispatch({ type: 'profiles-found', profiles: profilesMade(await read()) });
    } catch (error) {
      problemFor('Reading the profiles', error);
    }
  });
  const unsubscribe = holder.subscribe(({ sessions }, before) => {
    if (sessions === before.sessions) return;
    const signedIn = new Set(sessions.filter(({ token }) => token !== undefined).map(({ id }) => id));
    for (const { id, token } of before.sessions) if (token !== undefined && !signedIn.has(id)) changes.forget(id);
  });
  const unwatch = watch(() => void reload());
  void reload();
  return {
    reload,
    stop() {
      unsubscribe();
      unwatch();
    },
  };
}
