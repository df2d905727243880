import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TextVersion } from '../services/text-file.ts';
import { readVersion } from './text-file-read.ts';

/** How long a file must have stayed as it is, by its own date and by our looks; the AWS CLI cuts it before it writes. */
const calm = { content: { datedMs: 1500, seenMs: 300 }, empty: { datedMs: 10_000, seenMs: 2000 } };
const lookEveryMs = 50;
/** Less than after which another Daypass takes our lock for abandoned. */
const patienceMs = 5000;

/** States of files that were calm before, or that we wrote ourselves and whole. */
const known = new Map<string, string>();

/**
 * Reads a file when nobody seems to be writing it: at once when it is old enough, else when it stays the same for a
 * moment. After five seconds of change it is read as it is.
 */
export async function readSettled(path: string): Promise<TextVersion | undefined> {
  const began = performance.now();
  let seen: string | undefined;
  let since = began;
  for (;;) {
    const state = await stateOf(path);
    // Never there, or not there any more: what is missing is not being written.
    if (state === undefined) return readVersion(path);
    const now = performance.now();
    if (state.mark !== seen) since = now;
    seen = state.mark;
    const { datedMs, seenMs } = state.size === 0 ? calm.empty : calm.content;
    const isCalm = known.get(path) === seen || Math.abs(state.ageMs) >= datedMs || now - since >= seenMs;
    if (isCalm || now - began >= patienceMs) {
      const version = await readVersion(path);
      if ((await stateOf(path))?.mark === seen || now - began >= patienceMs) {
        known.set(path, seen);
        return version;
      }
    }
    await sleep(lookEveryMs);
  }
}

/** Notes that what lies there now was put there whole. */
export async function markSettled(path: string): Promise<void> {
  const state = await stateOf(path);
  if (state !== undefined) known.set(path, state.mark);
}

async function stateOf(path: string): Promise<{ mark: string; size: number; ageMs: number } | undefined> {
  const facts = await stat(path, { bigint: true }).catch(() => undefined);
  if (facts === undefined || !facts.isFile()) return undefined;
  const { dev, ino, size, mtimeNs, ctimeNs } = facts;
  return {
    mark: [dev, ino, size, mtimeNs, ctimeNs].join(':'),
    size: Number(size),
    ageMs: Date.now() - Number(mtimeNs / 1_000_000n),
  };
}
