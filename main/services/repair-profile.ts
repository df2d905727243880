import { Problem } from '../domain/problem.ts';
import { wishOfRecord } from '../domain/profile-record.ts';
import type { ExportProfile } from './export-profile.ts';
import { recordOf } from './found-profile.ts';
import type { NoteActivity } from './note-activity.ts';
import type { ChangeMade } from './profile-changes.ts';
import type { ProfileRecords } from './profile-records.ts';

type RepairPorts = Readonly<{
  records: Pick<ProfileRecords, 'read'>;
  profiles: Pick<ExportProfile, 'export'>;
  note: NoteActivity;
}>;

/** Writes anew what is missing of a profile that Daypass made. Rejects with a `Problem` as `exportProfile` does. */
export function repairProfile({ records, profiles, note }: RepairPorts): (id: string) => Promise<ChangeMade> {
  return async (id) => {
    const wish = wishOfRecord(recordOf(id, await records.read()));
    if (wish === undefined) throw unknown();
    const { file, unchanged, changeId, expiresAt } = await profiles.export(wish);
    const { kind, name: profile, access, session } = wish;
    const ends = expiresAt === undefined ? {} : { expiresAt };
    if (!unchanged) note({ use: 'profile', profile, kind, ...access, sessionId: session.id, ...ends });
    return { files: unchanged ? [] : [file], ...(changeId !== undefined && { changeId }) };
  };
}

const unknown = (): Problem =>
  new Problem('conflict', {
    what: 'This profile can’t be repaired.',
    why: 'An older Daypass wrote it, and its session is not known any more.',
    next: 'Remove it, and export it anew.',
  });
