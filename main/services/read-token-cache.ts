import type { TokenFile } from '../domain/seat.ts';
import type { SkippedFile } from '../domain/session.ts';
import { readTokenRecord, type TokenReading } from '../domain/token-record.ts';
import type { Clock } from './ports.ts';
import type { TokenCache } from './token-cache.ts';

type CachedTokens = Readonly<{ files: readonly TokenFile[]; skipped: readonly SkippedFile[] }>;

type Known = Readonly<{ version: string; modifiedAt: number; reading: TokenReading }>;

const filesAtOnce = 16;
const pausesMs = [50, 60, 80];
/** A file that was last written longer ago than this is not being written now. */
const writingMs = 10_000;

/**
 * A reader of the token cache that remembers what it parsed, and parses only files that changed. A damaged file that was
 * written just now is read again a few times within 200 ms, since the AWS CLI and the SDKs write without a temporary file.
 */
export function readTokenCache(cache: TokenCache, clock: Clock): () => Promise<CachedTokens> {
  let known: ReadonlyMap<string, Known> = new Map();

  async function readOne(file: string): Promise<Known | SkippedFile | undefined> {
    let before = known.get(file);
    for (let attempt = 0; ; attempt++) {
      const answer = await cache.read(file, before?.version);
      if (answer.kind === 'gone') return undefined;
      if (answer.kind === 'unreadable') return { file, reason: answer.reason };
      if (answer.kind === 'text') {
        const { version, modifiedAt, text } = answer;
        before = { version, modifiedAt, reading: readTokenRecord(text) };
      }
      const pause = pausesMs[attempt];
      if (before === undefined || pause === undefined || !mayBeUnfinished(before, clock.now())) return before;
      await clock.sleep(pause);
    }
  }

  return async () => {
    const names = await cache.list();
    const next = new Map<string, Known>();
    const skipped: SkippedFile[] = [];
    for (let first = 0; first < names.length; first += filesAtOnce) {
      const some = names.slice(first, first + filesAtOnce);
      for (const [index, answer] of (await Promise.all(some.map(readOne))).entries()) {
        const file = some[index] ?? '';
        if (answer === undefined) continue;
        if ('reason' in answer) skipped.push(answer);
        else next.set(file, answer);
      }
    }
    known = next;
    return sorted(next, skipped);
  };
}

function mayBeUnfinished({ reading, modifiedAt }: Known, now: number): boolean {
  return reading.kind !== 'client-registration' && reading.damaged && Math.abs(now - modifiedAt) < writingMs;
}

function sorted(known: ReadonlyMap<string, Known>, unreadable: readonly SkippedFile[]): CachedTokens {
  const files: TokenFile[] = [];
  const skipped = [...unreadable];
  for (const [file, { reading, modifiedAt }] of known) {
    if (reading.kind === 'unusable') skipped.push({ file, reason: reading.reason });
    if (reading.kind !== 'token') continue;
    files.push({ file, modifiedAt, record: reading.record });
    if (reading.damaged) {
      skipped.push({
        file,
        reason: 'Something follows the sign-in in it, which was ignored; the sign-in itself was read.',
      });
    }
  }
  return { files, skipped };
}
