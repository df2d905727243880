import { Problem } from '../domain/problem.ts';
import { sameToken } from '../domain/same-token.ts';
import { type SessionTrouble, sessionTrouble } from '../domain/session-trouble.ts';
import type { Token } from '../domain/token.ts';
import type { FreshToken, Standing } from './fresh-token.ts';
import type { Clock } from './ports.ts';

export type KeepSignedInPorts = Readonly<{
  fresh: Pick<FreshToken, 'look' | 'listen' | 'forget' | 'stop'>;
  /** The ids of the sessions there are now. */
  sessions: () => readonly string[];
  /** When a token ends (UTC ms) that is not to be read before it is due; undefined for one that may be read. */
  unreadUntil?(sessionId: string): Promise<number | undefined>;
  /** The longest wait (ms) for a keychain that is closed, which costs no network. */
  closedRetryMs?: number;
  /** Calls back when the keychain is open again; gives what ends that. */
  listenOpened?(listener: () => void): () => void;
  clock: Clock;
  /** Tells a trouble once, until something else happened. Without one, there is a new token, or the trouble is over. */
  onChange(sessionId: string, trouble: SessionTrouble | undefined): void;
  /** From 0 to 1, for jitter; `Math.random` when absent. */
  random?: () => number;
}>;

export type KeepSignedIn = Readonly<{
  /** Looks at every session again, for when the list of sessions or a token changed. */
  look(): void;
  /** The machine woke up or is online again: what failed is tried at once. */
  wake(): void;
  /** No refresh begins any more. Settles when none is under way that could lose AWS's answer. */
  stop(): Promise<void>;
}>;

/** Refreshed when less is left; up to two minutes later, so that several programs don't all come at once. */
const marginMs = 10 * 60_000;
const jitterMs = 2 * 60_000;
/** The clock is looked at so often, since nobody tells when it was set. */
const lookEveryMs = 60_000;
const firstRetryMs = 5_000;
const longestRetryMs = 5 * 60_000;
const leastWaitMs = 1_000;

type Watch = {
  /** When to look next, UTC ms. */
  at: number;
  tries: number;
  margin: number;
  trouble?: SessionTrouble | undefined;
  /** It was seen while it was good. */
  lived?: boolean;
  /** That it is over was told of this one. */
  overOf?: Token | undefined;
  /** The keychain did not give it. */
  closed?: boolean;
  busy?: boolean;
  /** Something happened while it was busy. */
  again?: boolean;
};

/** Keeps every session signed in for as long as AWS allows. It waits for moments, not for spans, and looks at the clock anew. */
export function keepSignedIn({
  fresh,
  sessions,
  unreadUntil = async () => undefined,
  closedRetryMs = longestRetryMs,
  listenOpened = () => () => undefined,
  clock,
  onChange,
  random = Math.random,
}: KeepSignedInPorts): KeepSignedIn {
  const watches = new Map<string, Watch>();
  const stopping = new AbortController();
  let rousing = new AbortController();
  let lastLook = clock.now();

  function settle(sessionId: string, watch: Watch, standing: Standing): void {
    const tell = (trouble: SessionTrouble | undefined) => {
      watch.trouble = trouble;
      if (!stopping.signal.aborted) onChange(sessionId, trouble);
    };
    if (standing.kind === 'failed') {
      watch.tries += 1;
      watch.closed = isOfKeychain(standing.problem);
      const wait = retryMs(watch.tries, random());
      watch.at = clock.now() + (watch.closed ? Math.min(wait, closedRetryMs) : wait);
      const trouble = sessionTrouble(standing.problem);
      if (!isSameTrouble(trouble, watch.trouble)) tell(trouble);
      return;
    }
    watch.tries = 0;
    watch.closed = false;
    watch.at = Number.POSITIVE_INFINITY;
    if (standing.kind === 'none') {
      // Nothing of a session that was signed out stays in memory.
      Object.assign(watch, { trouble: undefined, lived: false, overOf: undefined });
      return;
    }
    if (standing.kind === 'good') {
      watch.at = Math.max(standing.until, clock.now() + leastWaitMs);
      watch.lived = true;
      // The clock may have been ahead, and the token is not over at all.
      watch.overOf = undefined;
      if (standing.renewed || watch.trouble !== undefined) tell(undefined);
      return;
    }
    const kind = standing.refused ? 'refused' : 'over';
    // One that had ended before Daypass ever saw it is no news; one end is told once.
    const isNews = standing.asked || watch.lived || watch.trouble !== undefined;
    const isTold = sameToken(standing.token, watch.overOf) && (kind === 'over' || watch.trouble?.kind === kind);
    if (isNews && !isTold) tell({ kind });
    watch.overOf = standing.token;
  }

  async function lookAt(sessionId: string, watch: Watch): Promise<void> {
    if (watch.busy) return;
    watch.busy = true;
    try {
      const due = ((await unreadUntil(sessionId)) ?? Number.NaN) - watch.margin;
      if (due > clock.now()) watch.at = due;
      else settle(sessionId, watch, await fresh.look(sessionId, watch.margin));
    } catch (error) {
      // The sessions' files, or the keychain, can't be read now: whoever lists them tells that.
      watch.closed = isOfKeychain(error);
      watch.at = clock.now() + (watch.closed ? Math.min(lookEveryMs, closedRetryMs) : lookEveryMs);
    } finally {
      watch.busy = false;
      if (watch.again) Object.assign(watch, { again: false, at: clock.now(), tries: 0 });
      rousing.abort();
    }
  }

  function lookAround(): void {
    const now = clock.now();
    const ids = sessions();
    for (const id of watches.keys()) {
      if (ids.includes(id)) continue;
      watches.delete(id);
      fresh.forget(id);
    }
    const wasSetBack = now < lastLook;
    lastLook = now;
    for (const id of ids) {
      const known = watches.get(id);
      const watch = known ?? { at: now, tries: 0, margin: marginMs - jitterMs * random() };
      if (known === undefined) watches.set(id, watch);
      if (wasSetBack || watch.at <= now) void lookAt(id, watch);
    }
  }

  function due(): void {
    for (const watch of watches.values()) {
      watch.at = Math.min(watch.at, clock.now());
      watch.again = watch.busy === true;
    }
    rousing.abort();
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      rousing = new AbortController();
      lookAround();
      const next = Math.min(...[...watches.values()].filter(({ busy }) => !busy).map(({ at }) => at));
      const wait = Math.min(lookEveryMs, Math.max(leastWaitMs, next - clock.now()));
      await clock.sleep(wait, AbortSignal.any([rousing.signal, stopping.signal])).catch(() => undefined);
    }
  }

  // What a listing or a verb of this process has found out counts as well.
  const unlisten = fresh.listen((sessionId, standing) => {
    const watch = watches.get(sessionId);
    if (watch === undefined) return;
    if (!watch.busy) settle(sessionId, watch, standing);
    else if (standing.kind === 'over') watch.again = true;
  });
  // One that can be read, and not be written, is no reason to begin anew at once.
  const unlistenOpened = listenOpened(() => {
    for (const watch of watches.values()) if (watch.closed === true && watch.busy !== true) watch.at = clock.now();
    rousing.abort();
  });
  void run();

  return {
    look: due,
    wake() {
      // The network may come a moment after its machine: not worth the long wait that a day offline has led to.
      for (const watch of watches.values()) watch.tries = 0;
      due();
    },
    async stop() {
      stopping.abort();
      unlisten();
      unlistenOpened();
      await fresh.stop();
    },
  };
}

const isOfKeychain = (error: unknown): boolean => error instanceof Problem && error.kind === 'keychain';

/** The same thing to do about it, whatever AWS or the network said this time. */
const isSameTrouble = (a: SessionTrouble, b: SessionTrouble | undefined): boolean =>
  a.kind === b?.kind && ('words' in a ? a.words.what : '') === (b !== undefined && 'words' in b ? b.words.what : '');

function retryMs(tries: number, chance: number): number {
  const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** (tries - 1));
  return longest * (0.5 + chance / 2);
}
