import type { Problem } from '../domain/problem.ts';
import { isRefreshable, marginWithin, type RefreshPlan, refreshPlan, urgentMs } from '../domain/refresh-plan.ts';
import { sameToken } from '../domain/same-token.ts';
import type { Token } from '../domain/token.ts';
import type { Asking } from './keychain.ts';
import type { AfterRefusal, TokenSource } from './portal.ts';
import { type Renewal, type RenewTokenPorts, renewToken } from './renew-token.ts';

export type FreshTokenPorts = RenewTokenPorts &
  Readonly<{
    /** The token of a session as it is found, refreshed or not. */
    tokens: TokenSource;
    /** Milliseconds that only grow while the machine is awake, whatever is done to its clock; `performance.now` when absent. */
    monotonic?: () => number;
  }>;

/**
 * How a session stands. `until` is the moment (UTC ms) before which there is nothing to do. `over`: AWS renews it no more, or
 * it could never be renewed and has ended; `token` may have some life left, unless AWS `refused` it.
 */
export type Standing =
  | Readonly<{ kind: 'good'; token: Token; renewed: boolean; until: number }>
  | Readonly<{ kind: 'failed'; token: Token; problem: Problem }>
  | Readonly<{ kind: 'over'; token: Token; asked: boolean; refused: boolean }>
  | Readonly<{ kind: 'none' }>;

export type StandingListener = (sessionId: string, standing: Standing) => void;

export type FreshToken = Readonly<{
  /**
   * The newest token, refreshed when less than 5 minutes of it are left; undefined when signed out or over. Rejects with a
   * `Problem` when it has ended and AWS can't be asked for a new one: that is not signed out.
   */
  get: TokenSource;
  /**
   * For a token that AWS refused though it should be good: the one to try once more with, refreshed where that can be;
   * undefined when the person has to sign in. Where it was refused `again`, only another token is worth a try: until one comes, the
   * session is over, however long this one was to last. Rejects with a `Problem` when AWS can't be asked.
   */
  refused: AfterRefusal;
  /**
   * Refreshes when less than `marginMs` are left, and tells how the session stands. Nobody need be there: the person is asked for nothing.
   * Rejects only as `tokens` does.
   */
  look(sessionId: string, marginMs: number): Promise<Standing>;
  /** Calls back with what comes of every try to refresh, whoever asked for it, and of a refusal. Gives what ends that. */
  listen(listener: StandingListener): () => void;
  /** Drops all that is kept of the session in memory: it is signed out, or gone. */
  forget(sessionId: string): void;
  /** No refresh begins any more. Settles when no answer of AWS is on its way: it could be the only token that still works. */
  stop(): Promise<void>;
  /** True while such an answer would be lost if the process ended. */
  unfinished(): boolean;
}>;

/** Between two tries for one session; for tokens of a short life a quarter of that, but never shorter than the least. */
const usualIntervalMs = 30_000;
const leastIntervalMs = 2_000;
/** A failure is told again, rather than tried again, for so long: many ask at once when the network is gone. */
const afterFailureMs = 3_000;

/** What is remembered of a session while the process runs. `at` is of the monotonic clock, `time` of the one on the wall. */
type Memory = {
  seen?: Readonly<{ token: Token; leftMs: number; at: number; lifeMs: number }>;
  last?: Readonly<{ standing: Standing; at: number; time: number; waitMs: number }>;
  /** AWS refused to refresh this one. */
  dead?: Readonly<{ token: Token; by: 'session' | 'client' }>;
  /** AWS refused this one, and once more when it was tried again. */
  refused?: Token;
  flight?: Promise<Standing>;
};

type Need = Readonly<{ token: Token; isDue: (token: Token) => boolean; asking: Asking }>;

/** Tokens that are refreshed when they need it, at most once at a time. */
export function freshToken(ports: FreshTokenPorts): FreshToken {
  const { tokens, clock, monotonic = () => performance.now() } = ports;
  const renewer = renewToken(ports);
  const memories = new Map<string, Memory>();
  const listeners = new Set<StandingListener>();

  function tell(sessionId: string, standing: Standing): void {
    for (const listener of [...listeners]) listener(sessionId, standing);
  }

  function memoryOf(sessionId: string): Memory {
    const memory = memories.get(sessionId) ?? {};
    memories.set(sessionId, memory);
    return memory;
  }

  function forget(sessionId: string): void {
    renewer.forget(sessionId);
    memories.delete(sessionId);
  }

  async function newest(sessionId: string, asking: Asking): Promise<Token | undefined> {
    const found = await tokens(sessionId, asking);
    const kept = renewer.unwritten(sessionId);
    return kept !== undefined && sameToken(found, kept.from) ? kept.next : found;
  }

  /** A clock that was set back must not make a token last longer than it did when it came. */
  function leftOf(memory: Memory, token: Token): number {
    const left = token.expiresAt - clock.now();
    if (!sameToken(memory.seen?.token, token)) {
      memory.seen = { token, leftMs: left, at: monotonic(), lifeMs: Number.POSITIVE_INFINITY };
    }
    const { leftMs, at } = memory.seen ?? { leftMs: left, at: monotonic() };
    return Math.min(left, leftMs - (monotonic() - at));
  }

  function planFor(memory: Memory, token: Token, marginMs: number): RefreshPlan {
    const now = clock.now();
    if (isDead(memory, token) && memory.dead?.by === 'session') return { kind: 'over' };
    if (isDead(memory, token) || !isRefreshable(token, now)) {
      return isRefused(memory, token) ? { kind: 'over' } : refreshPlan(withoutRefresh(token), now, 0);
    }
    if (isRefused(memory, token)) return { kind: 'refresh' };
    const left = leftOf(memory, token);
    const margin = marginWithin(memory.seen?.lifeMs ?? marginMs, marginMs);
    return left > margin ? { kind: 'wait', until: now + left - margin } : { kind: 'refresh' };
  }

  async function look(sessionId: string, marginMs: number, asking: Asking, refusedOne?: Token): Promise<Standing> {
    const token = await newest(sessionId, asking);
    if (token === undefined) {
      forget(sessionId);
      return { kind: 'none' };
    }
    const memory = memoryOf(sessionId);
    const isDue = (one: Token) =>
      (sameToken(one, refusedOne) && !isDead(memory, one)) || planFor(memory, one, marginMs).kind === 'refresh';
    const plan = planFor(memory, token, marginMs);
    const wanted = isDue(token) || renewer.unwritten(sessionId) !== undefined;
    if (plan.kind === 'over') return over(memory, token);
    if (!wanted || !isRefreshable(token, clock.now())) {
      return { kind: 'good', token, renewed: false, until: plan.kind === 'wait' ? plan.until : clock.now() };
    }
    const rest = asking === 'may-ask' && isLocked(memory.last?.standing) ? undefined : restOf(memory);
    if (rest !== undefined && memory.last?.standing.kind === 'failed') return { ...memory.last.standing, token };
    if (rest !== undefined) return { kind: 'good', token, renewed: false, until: clock.now() + rest };
    const need = { token, isDue, asking };
    const before = memory.flight;
    memory.flight ??= begin(sessionId, memory, need);
    const standing = await memory.flight;
    // That was without asking anybody, and now somebody is there.
    if (before === undefined || asking === 'silently' || !isLocked(standing)) return standing;
    memory.flight ??= begin(sessionId, memory, need);
    return memory.flight;
  }

  /** How long it is too early for another try; undefined when it is not. */
  function restOf({ last, flight }: Memory): number | undefined {
    if (last === undefined || flight !== undefined) return undefined;
    // The monotonic clock stands still while the machine sleeps.
    const rest = last.waitMs - Math.max(monotonic() - last.at, clock.now() - last.time);
    return rest > 0 ? rest : undefined;
  }

  async function begin(sessionId: string, memory: Memory, { token, isDue, asking }: Need): Promise<Standing> {
    try {
      const renewal = await renewer.renew(sessionId, isDue, asking, token.startUrl);
      const gone = renewal.kind === 'none' && (await tokens(sessionId, asking)) === undefined;
      const standing: Standing = gone ? { kind: 'none' } : standingOf(memory, token, renewal);
      memory.last = { standing, at: monotonic(), time: clock.now(), waitMs: waitAfter(memory, standing) };
      tell(sessionId, standing);
      return standing;
    } finally {
      delete memory.flight;
    }
  }

  function standingOf(memory: Memory, before: Token, renewal: Renewal): Standing {
    if (renewal.kind === 'failed') return { ...renewal, token: renewal.token ?? before };
    if (renewal.kind === 'refused') memory.dead = renewal;
    // It lies under a name that is not the session's own: whoever keeps it there refreshes it.
    if (renewal.kind === 'none') memory.dead = { token: before, by: 'client' };
    const token = renewal.kind === 'none' ? before : renewal.token;
    if (renewal.kind === 'fresh' && renewal.renewed) {
      const life = token.expiresAt - clock.now();
      memory.seen = { token, leftMs: life, at: monotonic(), lifeMs: life };
    }
    const plan = planFor(memory, token, urgentMs);
    if (plan.kind === 'over') return { ...over(memory, token), asked: true };
    const until = plan.kind === 'wait' ? plan.until : clock.now();
    return { kind: 'good', token, renewed: renewal.kind === 'fresh' && renewal.renewed, until };
  }

  return {
    async get(sessionId, asking = 'may-ask') {
      return usable(await look(sessionId, urgentMs, asking), clock.now());
    },
    async refused(sessionId, token, again = false, asking = 'may-ask') {
      const found = await newest(sessionId, asking);
      if (found === undefined || !sameToken(found, token)) return found;
      if (again) memoryOf(sessionId).refused = token;
      const standing = await look(sessionId, urgentMs, asking, token);
      if (standing.kind === 'failed' && sameToken(standing.token, token)) throw standing.problem;
      if (again) tell(sessionId, standing);
      // It may be the same, where it can't be refreshed or just was: now and then AWS refuses a good one.
      const next = usable(standing, clock.now());
      return again && sameToken(next, token) ? undefined : next;
    },
    look: (sessionId, marginMs) => look(sessionId, marginMs, 'silently'),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    forget,
    stop: renewer.stop,
    unfinished: renewer.unfinished,
  };
}

/** The keychain was closed, or did not answer, to who did not ask the person for it. */
const isLocked = (standing: Standing | undefined): boolean =>
  standing?.kind === 'failed' && standing.problem.kind === 'keychain';

function waitAfter({ seen }: Memory, { kind }: Standing): number {
  if (kind === 'failed') return afterFailureMs;
  return Math.max(leastIntervalMs, Math.min(usualIntervalMs, (seen?.lifeMs ?? Number.POSITIVE_INFINITY) / 4));
}

function usable(standing: Standing, now: number): Token | undefined {
  if (standing.kind === 'none' || (standing.kind === 'over' && standing.refused)) return undefined;
  const isLive = standing.token.expiresAt > now;
  if (standing.kind === 'failed' && !isLive) throw standing.problem;
  return standing.kind === 'over' && !isLive ? undefined : standing.token;
}

const over = (memory: Memory, token: Token) => {
  const refused = isRefused(memory, token);
  return { kind: 'over', token, asked: refused || memory.dead !== undefined, refused } as const;
};

const isRefused = ({ refused }: Memory, token: Token): boolean => refused !== undefined && sameToken(refused, token);

const isDead = ({ dead }: Memory, token: Token): boolean => dead !== undefined && sameToken(dead.token, token);

function withoutRefresh({ refreshToken: _, ...token }: Token): Token {
  return token;
}
