import type { Access } from '../domain/access.ts';
import type { Credentials } from '../domain/credentials.ts';
import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import { type AnsweredTogether, answeredTogether } from './answered-together.ts';
import { keysSchedule } from './keys-schedule.ts';
import type { Clock } from './ports.ts';
import type { ProblemFor } from './problem-for.ts';
import type { RenewKeys } from './renew-keys.ts';
import { type Clocks, placeOf, putOff, retrySoon, startAnew, type WatchedKeys, watchedKeys } from './watched-keys.ts';
import type { WrittenProfile } from './written-profiles.ts';

export type KeepKeysFreshPorts = Readonly<{
  /** The keys that stand in files now, by the place where they stand. Rejects with a `Problem`. */
  standing(): Promise<ReadonlyMap<string, WrittenProfile>>;
  issue(sessionId: string, access: Access, signal: AbortSignal): Promise<Credentials>;
  renew: RenewKeys;
  /** Removes keys of sessions that are signed out, and what is left of those that are over. Rejects with a `Problem`. */
  clean(): Promise<void>;
  /** The sessions as they are known now. */
  sessions(): readonly Session[];
  clock: Clock;
  /** Milliseconds that only grow while the machine is awake, whatever is done to its clock; `performance.now` when absent. */
  monotonic?: () => number;
  /** Called with the keys that are in the file now. */
  onRenewed(written: WrittenProfile): void;
  /** Keys have run out, or soon will, and can't be renewed: told once for a token, until they are well again or gone. */
  onTrouble(written: WrittenProfile, trouble: Problem): void;
  onTroubleOver(written: WrittenProfile): void;
  problemFor: ProblemFor;
  /** From 0 to 1, for jitter; `Math.random` when absent. */
  random?: () => number;
}>;

export type KeepKeysFresh = Readonly<{
  /** What is remembered of keys has changed. */
  look(): void;
  /** The sessions have changed. */
  follow(): void;
  /** The machine woke up or is online again: what failed is tried at once. */
  wake(): void;
  /** Nothing is renewed any more. Settles when nothing is being written. */
  stop(): Promise<void>;
}>;

/** The clock may be set while it is waited for, and nobody tells. */
const longestWaitMs = 60 * 60_000;
const leastWaitMs = 100;
/** What can't be read is tried again after so long. */
const readAgainMs = 60_000;
/** So many new keys, or those that come in so long, are written in one change: each wakes up every program that looks at the file. */
const atOnce = { keys: 50, ms: 1000 };

/**
 * Renews the keys that Daypass wrote before they run out, one access after the other, while their session is signed in, and removes
 * them when it is signed out. It waits for moments, not for spans, and for nothing where there is nothing to renew.
 */
export function keepKeysFresh(ports: KeepKeysFreshPorts): KeepKeysFresh {
  const { clock, random = Math.random } = ports;
  const clocks: Clocks = { clock, monotonic: ports.monotonic ?? (() => performance.now()) };
  const { isDue, isLeftBehind, isNews, momentOf } = keysSchedule(ports.sessions, clocks);
  const watches = new Map<string, WatchedKeys>();
  const all = () => [...watches.values()];
  const stopping = new AbortController();
  let rousing = new AbortController();
  let known: 'read' | 'unread' | 'unreadable' = 'unread';
  let lastSessions: readonly Session[] = [];
  let lastLook = clock.now();

  const failed = (watch: WatchedKeys, problem?: Problem) => putOff(watch, problem, clock.now(), random());

  function forget(place: string): void {
    const watch = watches.get(place);
    if (watch?.told !== undefined) ports.onTroubleOver(watch.written);
    watches.delete(place);
  }

  async function read(): Promise<void> {
    const before = known;
    known = 'read';
    try {
      const standing = await ports.standing();
      for (const place of watches.keys()) if (!standing.has(place)) forget(place);
      for (const [place, written] of standing) {
        const watch = watches.get(place);
        if (watch?.written.keys === written.keys) continue;
        forget(place);
        watches.set(place, watchedKeys(written, clocks));
      }
    } catch (error) {
      known = 'unreadable';
      if (before !== 'unreadable') ports.problemFor('Reading which keys were written', error);
    }
  }

  async function clean(): Promise<void> {
    await ports.clean().catch((error: unknown) => ports.problemFor('Removing keys', error));
  }

  /** Asks AWS for what is due, and writes what it gives. */
  async function renewSome(): Promise<void> {
    const answers = new Map<WatchedKeys, Credentials>();
    const next = () => all().find((watch) => isDue(watch) && !answers.has(watch));
    const begun = clocks.monotonic();
    const isTime = () =>
      answers.size < atOnce.keys && clocks.monotonic() - begun < atOnce.ms && !stopping.signal.aborted;
    let isWell = true;
    for (let due = next(); due !== undefined && isWell && isTime(); due = next()) {
      isWell = await askFor(due.written, answers);
    }
    for (const some of answeredTogether(answers)) await renewTogether(some);
  }

  /** Gives whether there was an answer. */
  async function askFor(written: WrittenProfile, answers: Map<WatchedKeys, Credentials>): Promise<boolean> {
    const { sessionId, accountId, role } = written;
    const ofSession = all().filter((watch) => watch.written.sessionId === sessionId && !answers.has(watch));
    const ofAccess = ofSession.filter((watch) => watch.written.accountId === accountId && watch.written.role === role);
    try {
      const credentials = await ports.issue(sessionId, { accountId, role }, stopping.signal);
      for (const watch of ofAccess) {
        if (credentials.expiration > (watch.written.expiresAt ?? 0)) {
          if (watch.notBefore <= clock.now()) answers.set(watch, credentials);
        } else if (isDue(watch)) failed(watch, ports.problemFor('Renewing keys', nothingNewer()));
      }
      return true;
    } catch (error) {
      if (stopping.signal.aborted) return false;
      const problem = ports.problemFor('Renewing keys', error);
      const isOfSession = problem.kind === 'unreachable' || problem.kind === 'sign-in-needed';
      for (const watch of isOfSession ? ofSession : ofAccess) failed(watch, problem);
      return false;
    }
  }

  async function renewTogether(some: AnsweredTogether): Promise<void> {
    try {
      const renewed = new Map((await ports.renew(some)).map((one) => [placeOf(one), one]));
      for (const { watch, old } of some) {
        const one = renewed.get(placeOf(old));
        if (one === undefined) {
          // It is no longer ours, as the next look at the file tells; until then it is not tried again.
          failed(watch);
          continue;
        }
        forget(placeOf(old));
        watches.set(placeOf(one), watchedKeys(one, clocks));
        ports.onRenewed(one);
      }
    } catch (error) {
      const problem = ports.problemFor('Renewing keys', error);
      const mayBeOfOne = some.length > 1 && problem.kind === 'file';
      for (const one of some) await (mayBeOfOne ? renewTogether([one]) : failed(one.watch, problem));
    }
  }

  /** What failed is worth another try at once when its session has another token, or its trouble is over. */
  function followSessions(): void {
    const before = new Map(lastSessions.map((session) => [session.id, session]));
    lastSessions = ports.sessions();
    const better = new Set(lastSessions.filter((one) => isBetter(one, before.get(one.id))).map(({ id }) => id));
    for (const watch of all()) if (better.has(watch.written.sessionId)) startAnew(watch);
  }

  async function lookAround(): Promise<void> {
    if (clock.now() < lastLook) for (const watch of all()) retrySoon(watch);
    lastLook = clock.now();
    if (known !== 'read') await read();
    followSessions();
    let isStale = false;
    for (; all().some(isDue) && !stopping.signal.aborted; isStale = true) await renewSome();
    for (const watch of all().filter(isLeftBehind)) {
      failed(watch);
      isStale = true;
    }
    if (isStale) {
      await clean();
      await read();
    }
    for (const watch of all().filter(isNews)) {
      watch.told = 'now';
      if (watch.problem !== undefined) ports.onTrouble(watch.written, watch.problem);
    }
  }

  async function rest(roused: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([roused, stopping.signal]);
    const next = known === 'read' ? Math.min(...all().map(momentOf)) : clock.now() + readAgainMs;
    const wait = Math.min(longestWaitMs, Math.max(leastWaitMs, next - clock.now()));
    await (next === Number.POSITIVE_INFINITY ? aborted(signal) : clock.sleep(wait, signal).catch(() => undefined));
  }

  async function run(): Promise<void> {
    await clean();
    while (!stopping.signal.aborted) {
      rousing = new AbortController();
      const { signal } = rousing;
      await lookAround();
      await rest(signal);
    }
  }

  const running = run();

  function rouse(isChanged: boolean): void {
    if (isChanged) known = 'unread';
    rousing.abort();
  }

  return {
    look: () => rouse(true),
    follow: () => rouse(false),
    wake() {
      for (const watch of all()) retrySoon(watch);
      rouse(true);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

const isBetter = ({ token, trouble }: Session, before: Session | undefined): boolean =>
  token?.expiresAt !== before?.token?.expiresAt ||
  token?.receivedAt !== before?.token?.receivedAt ||
  (before?.trouble !== undefined && trouble === undefined);

const nothingNewer = (): Problem =>
  new Problem('unexpected', { what: 'AWS gave credentials that last no longer than those that are there.' });

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
