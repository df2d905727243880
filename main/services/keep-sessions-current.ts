import type { FoundSessions } from './find-sessions.ts';
import type { StateHolder } from './hold-state.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { ProblemFor } from './problem-for.ts';

export type SessionPorts = Readonly<{
  holder: StateHolder;
  find(): Promise<FoundSessions>;
  /** Calls back when the config file or the token cache may have changed; gives a function that ends this. */
  watch(onChange: () => void): () => void;
  problemFor: ProblemFor;
}>;

export type SessionKeeper = Readonly<{
  /** Reads the sessions anew; resolves when the state has them. */
  reload(): Promise<void>;
  stop(): void;
}>;

/** Keeps the state's sessions as they are on the disk. One reading runs at a time; a change meanwhile leads to another. */
export function keepSessionsCurrent({ holder, find, watch, problemFor }: SessionPorts): SessionKeeper {
  async function read(): Promise<void> {
    try {
      holder.dispatch({ type: 'sessions-found', ...(await find()) });
    } catch (error) {
      const { kind, words } = problemFor('Reading the sessions', error);
      holder.dispatch({ type: 'sessions-unreadable', problem: { kind, ...words } });
    }
  }

  const reload = oneAtATime(read);
  // The watch comes first: what changes during the first reading is not missed.
  const stop = watch(() => void reload());
  void reload();
  return { reload, stop };
}
