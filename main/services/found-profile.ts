import { sectionOfHeader } from '../domain/aws-file/find-section.ts';
import type { Section } from '../domain/aws-file/parse.ts';
import type { Taking } from '../domain/aws-file/take-out.ts';
import { Problem } from '../domain/problem.ts';
import type { CommandRules } from '../domain/process-command.ts';
import { identityOf, takingOf } from '../domain/profile-identity.ts';
import { listedProfiles, type ProfileRecord, profileId, samePlace } from '../domain/profile-record.ts';
import { profileInConfig } from '../domain/profile-wish.ts';
import type { ReadAwsFile } from './change-aws-file.ts';
import type { ProfileFiles } from './profile-files.ts';
import type { ProfileRecords } from './profile-records.ts';
import type { WrittenProfile } from './written-profiles.ts';

/** A profile that Daypass made, as it is in the files now. */
export type FoundProfile = Readonly<{
  record: ProfileRecord;
  file: ReadAwsFile;
  section: Section | undefined;
  identity: ReturnType<typeof identityOf>;
  /** What to take out for it to be gone; undefined where nothing of it is there. */
  taking: Taking | undefined;
  /** The keys that were written there. */
  keys: readonly WrittenProfile[];
}>;

type Remembered = Awaited<ReturnType<ProfileRecords['read']>>;

/** Finds a profile that Daypass made in the files; undefined where its file is not in use. `keys` are those written there. */
export function findProfile(
  record: ProfileRecord,
  { config, credentials }: ProfileFiles,
  keys: readonly WrittenProfile[],
  rules: CommandRules,
): FoundProfile | undefined {
  const file = [config, credentials].find(({ path }) => path === record.path);
  if (file === undefined) return undefined;
  const [named] = file === config ? profileInConfig(file, record.name) : [];
  const section = sectionOfHeader(file.file, record.header) ?? named;
  const marks = { keys: new Set(keys.map((one) => one.keys)), rules };
  const identity = identityOf(record, section, marks);
  return { record, file, section, identity, taking: takingOf(record, section, marks), keys };
}

/** The one of this id. Throws a `Problem` of kind 'conflict' where it is not on the list any more, or somebody else changed it. */
export function foundProfile(
  id: string,
  { records, keys }: Remembered,
  files: ProfileFiles,
  rules: CommandRules,
): FoundProfile {
  const record = recordOf(id, { records, keys });
  const there = keys.filter((one) => samePlace(one, record));
  const found = findProfile(record, files, there, rules);
  if (found === undefined) throw gone();
  if (found.identity === 'theirs') throw theirs(found);
  return found;
}

/** Throws as `foundProfile` does where it is not on the list. */
export function recordOf(id: string, { records, keys }: Remembered): ProfileRecord {
  const record = listedProfiles(records, keys).find((one) => profileId(one) === id);
  if (record === undefined) throw gone();
  return record;
}

const gone = (): Problem =>
  new Problem('conflict', { what: 'This profile is no longer on the list.', next: 'Look at the list once more.' });

const theirs = ({ record: { name }, file: { label }, section }: FoundProfile): Problem =>
  new Problem('conflict', {
    what: `Somebody changed the profile "${name}", so it was left as it is.`,
    why: `${label}, line ${section?.line}, is not as Daypass wrote it.`,
    next: 'Take it off the list, and change the file yourself.',
  });
