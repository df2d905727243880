import { KeychainFailure } from '../domain/keychain-failure.ts';
import { type Problem, sentenceOf } from '../domain/problem.ts';
import type { State } from '../domain/state.ts';
import type { HeardKeptTokens } from './heard-kept-tokens.ts';
import type { StateHolder } from './hold-state.ts';
import type { MoveTokens } from './move-tokens.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { ProblemFor } from './problem-for.ts';

export type KeepTokensPlacedPorts = Readonly<{
  holder: StateHolder;
  kept: Pick<HeardKeptTokens, 'listen' | 'listenOpened' | 'readSilently'>;
  settle: MoveTokens['settle'];
  /** Takes out of the keychain what it did not let go at sign-out. */
  finishLeaving(): Promise<readonly unknown[]>;
  /** Resolves when the state's sessions are those there are. */
  reload(): Promise<void>;
  problemFor: ProblemFor;
}>;

export type TokensPlaced = Readonly<{
  /** Somebody looks, or the machine slept: the keychain may have been opened, or items are gone. */
  look(): void;
  /** True while a token is moved. */
  busy(): boolean;
  /** Nothing is begun any more; settles when nothing is under way. */
  stop(): Promise<void>;
}>;

/**
 * While the app runs, tokens are read from the keychain as soon as that can be without the person, and what another program, or a move
 * that was stopped, has left elsewhere is brought to where it belongs.
 */
export function keepTokensPlaced(ports: KeepTokensPlacedPorts): TokensPlaced {
  const { holder, kept, settle, finishLeaving, reload, problemFor } = ports;
  let working: Promise<void> | undefined;
  let stopped = false;
  let isLookedAt = false;
  const told = new Set<string>();
  let toldOf: Readonly<{ moved: readonly string[]; text: string }> | undefined;

  async function work(): Promise<void> {
    if (stopped) return;
    const anew = isLookedAt ? 'anew' : undefined;
    isLookedAt = false;
    await kept.readSilently(anew);
    const { moved, failures } = await settle();
    const others = await finishLeaving();
    for (const failure of [...failures, ...others]) tell(failure);
    if (moved.length === 0) return;
    await reload();
    const names = holder
      .state()
      .sessions.filter(({ id }) => moved.includes(id))
      .map(({ name }) => `"${name}"`);
    if (names.length === 0) return;
    const text = `The new sign-in of ${names.join(' and ')} was moved into the keychain.`;
    toldOf = { moved, text };
    holder.dispatch({ type: 'told', notice: { tone: 'done', text } });
  }

  /** There is a newer one in a file by now, of which the window tells. */
  function isOutdated({ notice, sessions }: State): boolean {
    if (notice === undefined || notice.text !== toldOf?.text) return false;
    return sessions.some(({ id, token }) => token?.plaintext !== undefined && toldOf?.moved.includes(id));
  }

  /** That the keychain is closed shows with the session; the rest is told once. */
  function tell(failure: unknown): void {
    const problem = problemFor('Bringing tokens to their place', failure);
    const text = sentenceOf(problem.words);
    if ((problem.kind === 'keychain' && !isTaken(problem)) || told.has(text) || isShown(holder.state(), text)) return;
    told.add(text);
    holder.dispatch({ type: 'told', notice: { tone: 'problem', text } });
  }

  const next = oneAtATime(() => work().catch(tell));

  function look(): void {
    if (stopped) return;
    const mine = next().finally(() => {
      if (working === mine) working = undefined;
    });
    working = mine;
  }

  const unlisten = kept.listen(() => void reload());
  // What comes of this work itself is no news to it: a keychain that can be read, and not be written, would keep it busy.
  const unlistenOpened = kept.listenOpened(() => {
    if (working === undefined) look();
  });
  const unsubscribe = holder.subscribe((state, before) => {
    // It may have been told before the sessions were read, which tell it themselves, for as long as it is so.
    if (isShown(state, state.notice?.text)) holder.dispatch({ type: 'notice-dismissed' });
    if (placesOf(state) === placesOf(before)) return;
    look();
    if (isOutdated(state)) holder.dispatch({ type: 'notice-dismissed' });
  });
  look();

  return {
    look() {
      isLookedAt = true;
      look();
    },
    busy: () => working !== undefined,
    async stop() {
      stopped = true;
      unlisten();
      unlistenOpened();
      unsubscribe();
      await working;
    },
  };
}

/** The sessions can't be read for the same reason. */
const isShown = ({ problem }: State, text: string | undefined): boolean =>
  problem !== undefined && sentenceOf(problem) === text;

/** The name is somebody else's in the keychain: no opening helps. */
const isTaken = ({ cause }: Problem): boolean =>
  cause instanceof KeychainFailure && ['taken', 'newer'].includes(cause.kind);

/** What there may be to do depends on. */
const placesOf = ({ sessions, settings }: State): string =>
  JSON.stringify([
    settings.newPlaintext,
    sessions.map(({ id, token }) => [id, token?.storage, token?.plaintext?.since, token?.unread !== undefined]),
  ]);
