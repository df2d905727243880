import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import type { MadeProfile } from '../../../main/domain/made-profile.ts';
import { profilesMade } from '../../../main/domain/profile-standing.ts';
import type { Desk } from './files-in-memory.ts';

/** The profiles that Daypass made, as they stand in files in memory. */
export function madeIn({ config, credentials, records, helper }: Desk, works = true): readonly MadeProfile[] {
  const read = ({ path, text }: Desk['config']) => ({
    path,
    label: path,
    isThere: text !== undefined,
    file: parseAwsFile(text ?? ''),
  });
  return profilesMade({
    ...records.now,
    config: read(config),
    credentials: read(credentials),
    helper: { ...helper, works },
  });
}

/** The id of the only one. */
export function onlyId(desk: Desk): string {
  const [made, another] = madeIn(desk);
  if (made === undefined || another !== undefined) throw new Error('There is not exactly one.');
  return made.id;
}
