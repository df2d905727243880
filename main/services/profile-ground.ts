import type { CommandRules } from '../domain/process-command.ts';
import { type ProfileRecord, rememberedProfiles } from '../domain/profile-record.ts';
import { findProfile } from './found-profile.ts';
import { type ProfileFilePorts, type ProfileFiles, readProfileFiles } from './profile-files.ts';
import type { ProfileRecords } from './profile-records.ts';

export type GroundPorts = ProfileFilePorts &
  Readonly<{ helper: Readonly<{ rules: CommandRules }>; records: Pick<ProfileRecords, 'read'> }>;

/** What profiles are planned against. */
export type ProfileGround = Readonly<{
  files: ProfileFiles;
  /** Where it can't be read, nothing is remembered. */
  known: Awaited<ReturnType<ProfileRecords['read']>>;
  /** Those of these names that are still as Daypass left them. */
  ours: readonly ProfileRecord[];
}>;

/** Reads all of it for profiles of these names. Rejects as `readAwsFile` does. */
export async function readGround(ports: GroundPorts, names: readonly string[]): Promise<ProfileGround> {
  const nothing: ProfileGround['known'] = { records: [], keys: [] };
  const [files, known] = await Promise.all([readProfileFiles(ports), ports.records.read().catch(() => nothing)]);
  const wanted = new Set(names);
  const ours = rememberedProfiles(known.records, known.keys).filter((one) => {
    const identity = wanted.has(one.name) && findProfile(one, files, known.keys, ports.helper.rules)?.identity;
    return identity === 'ours' || identity === 'partly' || (identity === 'gone' && one.resting === true);
  });
  return { files, known, ours };
}
