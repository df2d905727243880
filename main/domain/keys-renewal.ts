import { reuseWindowMs } from './credentials.ts';
import { PortalFailure } from './portal-failure.ts';
import type { Problem } from './problem.ts';
import { sessionTrouble } from './session-trouble.ts';

/** How long keys last, from when they were written, where that is known; in ms. */
type Life = Readonly<{ expiresAt?: number; writtenAt?: number }>;

/**
 * So long before their end keys are renewed, in ms: late enough that credentials of the kind that is kept in memory are not
 * given once more.
 */
export function renewalMarginMs({ expiresAt = 0, writtenAt = Number.NEGATIVE_INFINITY }: Life): number {
  const life = expiresAt - writtenAt;
  const most = reuseWindowMs - 1000;
  // They were written when this clock was fast.
  return life > 0 ? Math.min(most, life / 4) : most;
}

/**
 * With how little left of the keys (ms) a person is to know why they were not renewed; undefined where that is no news at all: without a
 * network no tool gets anywhere, and they are renewed once it is back.
 */
export function newsMarginMs(problem: Problem, life: Life): number | undefined {
  const how = howItPasses(problem);
  if (how === 'with the network') return undefined;
  return how === 'by itself' ? 0 : renewalMarginMs(life) / 3;
}

const firstRetryMs = 5_000;
/** What passes by itself is tried more often than what somebody has to put right first. */
const longestRetryMs = { passing: 2 * 60_000, lasting: 15 * 60_000 };

/** How long to wait for the next try, in ms, after this problem came up, `tries` times before; `chance` is from 0 to 1. */
export function retryAfterMs(problem: Problem | undefined, tries: number, chance: number): number {
  const passes = problem !== undefined && howItPasses(problem) !== undefined;
  const longest = longestRetryMs[passes ? 'passing' : 'lasting'];
  return Math.min(longest, firstRetryMs * 2 ** tries) * (0.5 + chance / 2);
}

/** How what kept keys from being renewed passes; undefined where somebody has to put it right. */
export function howItPasses(problem: Problem): 'with the network' | 'by itself' | undefined {
  const { cause } = problem;
  if (cause instanceof PortalFailure) {
    if (cause.kind === 'unreachable' && !cause.lasting) return 'with the network';
    return cause.kind === 'server' || cause.kind === 'throttled' ? 'by itself' : undefined;
  }
  const { kind } = sessionTrouble(problem);
  return kind === 'offline' ? 'with the network' : kind === 'busy' ? 'by itself' : undefined;
}
