import { join } from 'node:path';
import * as v from 'valibot';
import { type ProfileRecord, profileId } from '../domain/profile-record.ts';
import type { ProfileRecords } from '../services/profile-records.ts';
import type { WrittenProfile, WrittenProfiles } from '../services/written-profiles.ts';
import { changeText } from './change-text.ts';
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

const record = v.object({
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

/** Of one profile, the last ones: a backup may hold older keys than the file. */
const mostOfOne = 8;

/** More than anybody has; the oldest are forgotten first. */
const mostRecords = 5000;

type Remembered = Readonly<{ keys: readonly WrittenProfile[]; records: readonly ProfileRecord[] }>;

/**
 * The record in Daypass's own folder, for its owner alone. What can't be read counts as nothing remembered. An older Daypass
 * knows `profiles` alone, which are the keys, and forgets `made` when it writes.
 */
export function writtenProfiles(
  home: string,
  now: () => number = Date.now,
  fileSystem: FileSystem = nodeFileSystem,
): WrittenProfiles & ProfileRecords {
  const path = join(home, recordFileName);

  const change = (next: (before: Remembered) => Remembered): Promise<void> =>
    changeText(path, (text) => textOf(next(rememberedIn(text))), { keeps: 'secrets', fileSystem });

  const read = async () => rememberedIn((await readVersion(path))?.text);

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

function rememberedIn(text = ''): Remembered {
  try {
    const { profiles, made } = JSON.parse(text);
    return { keys: those(profiles, written), records: those(made, record) };
  } catch {
    return { keys: [], records: [] };
  }
}

const those = <S extends v.GenericSchema>(list: unknown, schema: S): readonly v.InferOutput<S>[] =>
  Array.isArray(list) ? list.filter((one) => v.is(schema, one)) : [];
