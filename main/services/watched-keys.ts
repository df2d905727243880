import { retryAfterMs } from '../domain/keys-renewal.ts';
import type { Problem } from '../domain/problem.ts';
import type { Clock } from './ports.ts';
import type { KeysLookup } from './standing-keys.ts';
import type { WrittenProfile } from './written-profiles.ts';

/** Keys that stand in a file and are to be renewed there. */
export type WatchedKeys = {
  readonly written: WrittenProfile;
  /** How much of them was left when they were seen first, in ms, and when that was, by a clock that only grows. */
  readonly seen: Readonly<{ leftMs: number; at: number }>;
  /** How often in a row they could not be renewed, or removed. */
  tries: number;
  /** No try before (UTC ms). */
  notBefore: number;
  /** Why the last try came to nothing. */
  problem?: Problem;
  /** The person was told that they were not renewed; `before`: that was with another token. */
  told?: 'now' | 'before';
};

/** A clock that people may set, and one that only grows while the machine is awake; both in ms. */
export type Clocks = Readonly<{ clock: Pick<Clock, 'now'>; monotonic(): number }>;

/** For each section of the files that are looked at, the last of the keys that stand there, or may where that can't be told. */
export function keysToWatch(all: readonly WrittenProfile[], lookup: KeysLookup): ReadonlyMap<string, WrittenProfile> {
  const mayStand = (one: WrittenProfile) => ['standing', 'unknown'].includes(lookup(one.path, one));
  return new Map(all.filter(mayStand).map((one) => [placeOf(one), one] as const));
}

export const placeOf = ({ path, header }: WrittenProfile): string => JSON.stringify([path, header]);

/** Keys that are seen for the first time. */
export function watchedKeys(written: WrittenProfile, { clock, monotonic }: Clocks): WatchedKeys {
  const leftMs = (written.expiresAt ?? 0) - clock.now();
  return { written, seen: { leftMs, at: monotonic() }, tries: 0, notBefore: Number.NEGATIVE_INFINITY };
}

/** How much of the keys is left, in ms. A clock that was set back does not make them last longer; what is not known counts as over. */
export function leftOf({ written, seen }: WatchedKeys, { clock, monotonic }: Clocks): number {
  return Math.min((written.expiresAt ?? 0) - clock.now(), seen.leftMs - (monotonic() - seen.at));
}

/**
 * They could not be renewed, or removed. The longer that goes on, the longer until the next try; `chance` is from 0 to 1. Without a
 * problem, there is nothing to tell of it.
 */
export function putOff(watch: WatchedKeys, problem: Problem | undefined, now: number, chance: number): void {
  const notBefore = now + retryAfterMs(problem, watch.tries, chance);
  Object.assign(watch, { tries: watch.tries + 1, notBefore, ...(problem !== undefined && { problem }) });
}

/** The session has another token, or its trouble is over: what comes of the next try is news again. */
export function startAnew(watch: WatchedKeys): void {
  retrySoon(watch);
  delete watch.problem;
  if (watch.told !== undefined) watch.told = 'before';
}

/** Something changed: the next try may be now. */
export function retrySoon(watch: WatchedKeys): void {
  Object.assign(watch, { tries: 0, notBefore: Number.NEGATIVE_INFINITY });
}
