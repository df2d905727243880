import { processProfiles } from '../domain/doctor/process-findings.ts';
import { type FileToRead, readFile } from './doctor/read-file.ts';
import type { HelperProgram } from './export-profile.ts';
import type { ProfileRecords } from './profile-records.ts';

type CalledPorts = Readonly<{
  helper: Pick<HelperProgram, 'path'>;
  records: Pick<ProfileRecords, 'read'>;
  /** The AWS files. */
  files: readonly FileToRead[];
  platform: NodeJS.Platform;
  /** The person's home folder. */
  home: string;
}>;

/**
 * Whether profiles call the script: one that Daypass remembers, in whichever file, or one that the AWS files name it in. Rejects with a
 * `Problem` when what it remembers can't be read.
 */
export async function isHelperCalled({ helper, records, files, platform, home }: CalledPorts): Promise<boolean> {
  const known = await records.read();
  if (known.records.some(({ kind }) => kind === 'process')) return true;
  const read = await Promise.all(files.map((file) => readFile(file, home)));
  return processProfiles(read, platform).some(({ program }) => program === helper.path);
}
