import type { ProfileFacts } from '../domain/profile-standing.ts';
import { type FileToRead, readFile } from './doctor/read-file.ts';
import type { HelperProgram } from './export-profile.ts';
import type { ProfileRecords } from './profile-records.ts';

type FactPorts = Readonly<{
  config: FileToRead;
  credentials: FileToRead;
  /** The person's home folder. */
  home: string;
  records: Pick<ProfileRecords, 'read'>;
  helper: Pick<HelperProgram, 'path' | 'rules'> & Readonly<{ works(): Promise<boolean> }>;
}>;

/** Reads all that tells what became of the profiles that Daypass made. Rejects with a `Problem` when what it remembers can't be read. */
export async function readProfileFacts({
  config,
  credentials,
  home,
  records,
  helper,
}: FactPorts): Promise<ProfileFacts> {
  const { path, rules } = helper;
  const [known, works, ...files] = await Promise.all([
    records.read(),
    helper.works().catch(() => false),
    readFile(config, home),
    readFile(credentials, home),
  ]);
  return { ...known, config: files[0], credentials: files[1], helper: { path, rules, works } };
}
