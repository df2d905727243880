import type { TokenFile } from '../domain/seat.ts';
import type { SkippedFile } from '../domain/session.ts';
import { readTokenRecord, type TokenReading } from '../domain/token-record.ts';
import type { Clock } from './ports.ts';
import type { TokenCache } from './token-cache.ts';

type CachedTokens = Readonly<{ files: readonly TokenFile[]; skipped: readonly SkippedFile[] }>;

type Known = Readonly<{ version: string; modifiedAt: number; reading: TokenReading }>;

/** What came of a file; nothing when it is gone. */
type Reading = Known | SkippedFile | undefined;

const filesAtOnce = 16;
const pausesMs = [50, 60, 80];
/** A file that was last written longer ago than this is not being written now. */
const writingMs = 10_000;

/**
 * A reader of the token cache that remembers what it parsed, and parses only files that changed. A damaged file that was
 * written just now is read again a few times, all of them within one 200 ms, since the AWS CLI and the SDKs write without a temporary file.
 */
export function readTokenCache(cache: TokenCache, clock: Clock): () => Promise<CachedTokens> {
  let known: ReadonlyMap<string, Known> = new Map();

  async function readOne(file: string, before: Known | undefined): Promise<Reading> {
    const answer = await cache.read(file, before?.version);
    if (answer.kind === 'gone') return undefined;
    if (answer.kind === 'unreadable') return { file, reason: answer.reason };
    if (answer.kind === 'unchanged') return before;
    const { version, modifiedAt, text } = answer;
    return { version, modifiedAt, reading: readTokenRecord(text) };
  }

  async function readInto(found: Map<string, Reading>, names: readonly string[]): Promise<void> {
    for (let first = 0; first < names.length; first += filesAtOnce) {
      const some = names.slice(first, first + filesAtOnce);
      const read = async (file: string) => void found.set(file, await readOne(file, before(found.get(file), file)));
      await Promise.all(some.map(read));
    }
  }

  const before = (reading: Reading, file: string): Known | undefined =>
    reading !== undefined && 'version' in reading ? reading : known.get(file);

  return async () => {
    const names = await cache.list();
    const found = new Map<string, Reading>(names.map((name) => [name, undefined]));
    await readInto(found, names);
    for (const pause of pausesMs) {
      const unfinished = names.filter((name) => mayBeUnfinished(found.get(name), clock.now()));
      if (unfinished.length === 0) break;
      await clock.sleep(pause);
      await readInto(found, unfinished);
    }
    const next = new Map<string, Known>();
    const skipped: SkippedFile[] = [];
    for (const [file, answer] of found) {
      if (answer === undefined) continue;
      if ('reason' in answer) skipped.push(answer);
      else next.set(file, answer);
    }
    known = next;
    return sorted(next, skipped);
  };
}

function mayBeUnfinished(found: Reading, now: number): boolean {
  if (found === undefined || 'reason' in found) return false;
  const { reading, modifiedAt } = found;
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
