import type { CommandRules } from '../domain/process-command.ts';
import { type ProfileRecord, profileId, rememberedProfiles } from '../domain/profile-record.ts';
import { findProfile } from './found-profile.ts';
import { type ProfileFilePorts, type ProfileFiles, readProfileFiles } from './profile-files.ts';
import type { ProfileRecords } from './profile-records.ts';
import type { WrittenProfile } from './written-profiles.ts';

export type GroundPorts = ProfileFilePorts &
  Readonly<{ helper: Readonly<{ rules: CommandRules }>; records: Pick<ProfileRecords, 'read'> }>;

/** What profiles are planned against. */
export type ProfileGround = Readonly<{
  files: ProfileFiles;
  /** Where it can't be read, nothing is remembered. */
  known: Awaited<ReturnType<ProfileRecords['read']>>;
  /** Those of these names that are still as Daypass left them, or are to come back there. */
  ours: readonly ProfileRecord[];
}>;

/** Reads all of it for profiles of these names. Rejects as `readAwsFile` does. */
export async function readGround(ports: GroundPorts, names: readonly string[]): Promise<ProfileGround> {
  const nothing: ProfileGround['known'] = { records: [], keys: [] };
  const [files, known] = await Promise.all([readProfileFiles(ports), ports.records.read().catch(() => nothing)]);
  const wanted = new Set(names);
  const keysAt = new Map<string, WrittenProfile[]>();
  for (const one of known.keys) {
    const there = keysAt.get(profileId(one));
    if (there === undefined) keysAt.set(profileId(one), [one]);
    else there.push(one);
  }
  const ours = rememberedProfiles(known.records, known.keys).filter((one) => {
    if (!wanted.has(one.name)) return false;
    const identity = findProfile(one, files, keysAt.get(profileId(one)) ?? [], ports.helper.rules)?.identity;
    return (
      identity === 'ours' ||
      identity === 'partly' ||
      (identity === 'gone' && (one.resting === true || one.was !== undefined))
    );
  });
  return { files, known, ours };
}
