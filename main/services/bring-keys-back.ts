import { howItPasses, retryAfterMs } from '../domain/keys-renewal.ts';
import { isSignedIn } from '../domain/leading-session.ts';
import type { MadeProfile } from '../domain/made-profile.ts';
import type { Problem } from '../domain/problem.ts';
import type { State } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Clock } from './ports.ts';
import type { ProblemFor } from './problem-for.ts';

export type BringKeysBackPorts = Readonly<{
  holder: StateHolder;
  /** Reads the sessions anew; resolves when the state has them. */
  reload(): Promise<void>;
  /** Writes a profile of this id anew. */
  repair(id: string): Promise<unknown>;
  clock: Pick<Clock, 'sleep'>;
  /** Keys could not be written, and somebody should know; not told of what passes with the network. */
  onTrouble(profile: MadeProfile, trouble: Problem): void;
  /** The profile that this was told of waits for its keys no more. */
  onTroubleOver(profile: MadeProfile): void;
  problemFor: ProblemFor;
  /** From 0 to 1, for jitter; `Math.random` when absent. */
  random?: () => number;
}>;

/**
 * Writes the keys again that were taken out of profiles at sign-out, once the person has signed in again: one profile after the other,
 * and each once for a sign-in; what fails is tried again, the longer that goes on the more seldom. Gives a function that ends this.
 */
export function bringKeysBack(ports: BringKeysBackPorts): () => void {
  const { holder, reload, repair, clock, problemFor, random = Math.random } = ports;
  const stopping = new AbortController();
  /** By mark: those that are done for this sign-in, or are tried again later. */
  const tried = new Set<string>();
  const failures = new Map<string, number>();
  const told = new Map<string, MadeProfile>();

  const next = () => waiting(holder.state()).find(({ mark }) => !tried.has(mark));

  async function bring({ profile, mark }: Waiting): Promise<void> {
    tried.add(mark);
    try {
      await repair(profile.id);
    } catch (error) {
      const problem = problemFor('Writing keys again', error);
      const count = failures.get(mark) ?? 0;
      failures.set(mark, count + 1);
      if (howItPasses(problem) !== 'with the network' && !stopping.signal.aborted) {
        told.set(profile.id, profile);
        ports.onTrouble(profile, problem);
      }
      void tryAgain(mark, retryAfterMs(problem, count, random()));
    }
  }

  async function tryAgain(mark: string, afterMs: number): Promise<void> {
    await clock.sleep(afterMs, stopping.signal).catch(() => undefined);
    tried.delete(mark);
    await work();
  }

  const work = oneAtATime(async () => {
    if (next() === undefined || stopping.signal.aborted) return;
    // While a person signs out, the keys are gone before the state knows that they are out.
    await reload();
    for (let one = next(); one !== undefined && !stopping.signal.aborted; one = next()) await bring(one);
  });

  function takeBack({ profiles }: State): void {
    const resting = new Set(profiles.filter(({ standing }) => standing.is === 'resting').map(({ id }) => id));
    for (const [id, profile] of told) {
      if (resting.has(id)) continue;
      told.delete(id);
      ports.onTroubleOver(profile);
    }
  }

  const unsubscribe = holder.subscribe((state, before) => {
    if (state.profiles === before.profiles && state.sessions === before.sessions) return;
    takeBack(state);
    void work();
  });
  return () => {
    stopping.abort();
    unsubscribe();
  };
}

type Waiting = Readonly<{ profile: MadeProfile; mark: string }>;

/** The profiles that wait for keys and could have them, each with a mark that is another for each sign-in. */
function waiting({ profiles, sessions, now }: State): readonly Waiting[] {
  return profiles.flatMap((profile) => {
    const session = sessions.find(({ id }) => id === profile.sessionId);
    if (profile.standing.is !== 'resting' || session?.token === undefined || !isSignedIn(session, now)) return [];
    return [{ profile, mark: JSON.stringify([profile.id, session.token.receivedAt, session.token.expiresAt]) }];
  });
}
