import { join } from 'node:path';
import * as v from 'valibot';
import { profileId } from '../domain/profile-record.ts';
import { wholeObjectsIn } from '../domain/tolerant-json.ts';
import type { GuardedRecord, Remembered } from '../services/guard-record.ts';
import type { ProfileRecords } from '../services/profile-records.ts';
import type { WrittenProfile, WrittenProfiles } from '../services/written-profiles.ts';
import { changeText } from './change-text.ts';
import { setRecordAside } from './set-record-aside.ts';
import { type FileSystem, nodeFileSystem } from './text-file-aside.ts';
import { readVersion } from './text-file-read.ts';

const written = v.object({
  sessionId: v.string(),
  accountId: v.string(),
  role: v.string(),
  path: v.string(),
  header: v.string(),
  keys: v.string(),
  expiresAt: v.exactOptional(v.number()),
  writtenAt: v.exactOptional(v.number()),
  whole: v.boolean(),
});

export const recordFileName = 'written-profiles.json';

const remembered = v.object({
  sessionId: v.string(),
  accountId: v.string(),
  role: v.string(),
  path: v.string(),
  header: v.string(),
  name: v.string(),
  kind: v.picklist(['sso', 'process', 'keys']),
  region: v.exactOptional(v.string()),
  whole: v.boolean(),
  wrote: v.array(v.string()),
  session: v.exactOptional(
    v.object({ form: v.picklist(['sso-session', 'legacy', 'cached']), startUrl: v.string(), region: v.string() }),
  ),
  resting: v.exactOptional(v.boolean()),
  hidden: v.exactOptional(v.boolean()),
});

const line = v.object({
  text: v.string(),
  end: v.picklist(['', '\n', '\r\n', '\r']),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
const was = v.object({ lines: v.array(line), record: v.exactOptional(remembered) });
const record = v.object({ ...remembered.entries, was: v.exactOptional(was) });

/** Of one profile, the last ones: a backup may hold older keys than the file. */
const mostOfOne = 8;

/** More than anybody has; the oldest are forgotten first. */
const mostRecords = 5000;

/**
 * The record in Daypass's own folder, for its owner alone. Of one that is damaged, what can be read counts, and a copy stays when it
 * is changed. An older Daypass knows `profiles` alone, which are the keys, and forgets `made` when it writes.
 */
export function writtenProfiles(
  home: string,
  now: () => number = Date.now,
  fileSystem: FileSystem = nodeFileSystem,
): WrittenProfiles & ProfileRecords & GuardedRecord {
  const path = join(home, recordFileName);

  const change = (next: (before: Remembered) => Remembered): Promise<void> => {
    const nextText = (text: string | undefined) => {
      const { isWhole, ...before } = rememberedIn(text);
      if (!isWhole && text !== undefined) setRecordAside(home, 'written-profiles', text);
      return textOf(next(before));
    };
    return changeText(path, nextText, { keeps: 'secrets', fileSystem });
  };

  const inspect = async () => {
    const version = await readVersion(path);
    const { isWhole, ...remembered } = rememberedIn(version?.text);
    return { ...remembered, condition: version === undefined ? 'missing' : isWhole ? 'whole' : 'damaged' } as const;
  };

  const read = async () => {
    const { condition: _, ...remembered } = await inspect();
    return remembered;
  };

  const addKeys = async (added: readonly WrittenProfile[]): Promise<void> => {
    const noted = added.map((one) => ({ writtenAt: now(), ...one }));
    await change(({ keys, records }) => ({ records, keys: [...without(keys, added), ...noted] }));
  };

  return {
    read,
    list: async () => (await read()).keys,
    addKeys,
    remove: (gone) => change(({ keys, records }) => ({ records, keys: without(keys, gone) })),
    change: (next) => change(({ keys, records }) => ({ keys, records: next(records) })),
    inspect,
    restore: (known) =>
      change(({ keys, records }) => {
        // What was not known before is the newest, and newer than what was.
        const there = new Map([...known.records, ...records].map((one) => [profileId(one), one] as const));
        return { keys: [...known.keys, ...without(keys, known.keys)], records: [...there.values()] };
      }),
  };
}

function textOf({ keys, records }: Remembered): string {
  const held = new Set(keys.map(profileId));
  // One that is hidden is remembered for the sake of its keys alone.
  const made = records.filter((one) => one.hidden !== true || held.has(profileId(one))).slice(-mostRecords);
  return `${JSON.stringify({ version: 1, profiles: lastOfEach(keys), made }, null, 2)}\n`;
}

const markOf = ({ path, header, keys }: WrittenProfile): string => JSON.stringify([path, header, keys]);

function without(all: readonly WrittenProfile[], gone: readonly WrittenProfile[]): readonly WrittenProfile[] {
  const marks = new Set(gone.map(markOf));
  return all.filter((one) => !marks.has(markOf(one)));
}

function lastOfEach(all: readonly WrittenProfile[]): readonly WrittenProfile[] {
  const counts = new Map<string, number>();
  const last = all.toReversed().filter((one) => {
    const place = JSON.stringify([one.path, one.header]);
    const later = counts.get(place) ?? 0;
    counts.set(place, later + 1);
    return later < mostOfOne;
  });
  return last.reverse();
}

/** `isWhole` is false when there may have been more. */
function rememberedIn(text?: string): Remembered & Readonly<{ isWhole: boolean }> {
  if (text === undefined) return { keys: [], records: [], isWhole: true };
  try {
    const { profiles = [], made = [] } = JSON.parse(text);
    const [keys, records] = [those(profiles, written), those(made, record)];
    return { keys, records, isWhole: keys.length === profiles.length && records.length === made.length };
  } catch {
    const entries = wholeObjectsIn(text);
    return { keys: those(entries, written), records: those(entries, record), isWhole: false };
  }
}

const those = <S extends v.GenericSchema>(list: unknown, schema: S): readonly v.InferOutput<S>[] =>
  Array.isArray(list) ? list.filter((one) => v.is(schema, one)) : [];
