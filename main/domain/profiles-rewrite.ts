import type { Put } from './aws-file/put.ts';
import { rewriteAwsFile } from './aws-file/rewrite.ts';
import { scan, settingValue } from './aws-file/scan.ts';
import { Problem } from './problem.ts';
import { type ProfileMeans, planProfile } from './profile-plan.ts';
import { type ProfileRecord, profileId } from './profile-record.ts';
import { type AwsText, type AwsTexts, type FileEdit, recordOf } from './profile-rewrite.ts';
import type { ProfileWish } from './profile-wish.ts';
import { reasonOf } from './reason-of.ts';
import { unsafeChange } from './unsafe-change.ts';

/** One of many profiles, as it would be written; `why` is a sentence or two. */
export type DrawnProfile = Readonly<{ wish: ProfileWish }> &
  (
    | Readonly<{
        is: 'new' | 'changed' | 'unchanged';
        record: ProfileRecord;
        /** What it is written with. */
        settings: ReadonlyMap<string, string>;
      }>
    | Readonly<{ is: 'conflict'; why: string }>
  );

export type ProfilesRewrite = Readonly<{
  profiles: readonly DrawnProfile[];
  /** What changes in the files, all profiles together; empty when all is there already. */
  edits: readonly FileEdit[];
}>;

/**
 * How to write many profiles at once. One whose name is taken, by another profile of the files or of these, is left out and tells
 * why. `records` are those that there are. Throws a `Problem` of kind `file` where the files can't be changed without harm.
 */
export function rewriteProfiles(
  files: AwsTexts,
  wishes: readonly ProfileWish[],
  meansFor: (wish: ProfileWish) => ProfileMeans,
  records: readonly ProfileRecord[],
): ProfilesRewrite {
  const puts = { config: new Map<string, Put>(), credentials: new Map<string, Put>() };
  const takenBy = new Map<string, ProfileWish>();
  const known = new Map(records.map((record) => [profileId(record), record]));
  const there = { config: ownSettings(files.config), credentials: ownSettings(files.credentials) };

  function draw(wish: ProfileWish): DrawnProfile {
    const other = takenBy.get(wish.name);
    if (other !== undefined) {
      const account = other.accountName ?? other.access.accountId;
      return { wish, is: 'conflict', why: `The account ${account} gets the same name.` };
    }
    takenBy.set(wish.name, wish);
    try {
      const { target, header, puts: planned } = planProfile(files, wish, meansFor(wish));
      for (const put of planned) puts[target].set(put.header, put);
      const settings = puts[target].get(header)?.settings ?? new Map<string, string>();
      const own = there[target].get(header);
      const isThere = [...settings].every(([key, value]) => own?.get(key) === value);
      const place = { path: files[target].path, header };
      const record = recordOf(wish, place, settings, own, known.get(profileId(place)));
      return { wish, is: own === undefined ? 'new' : isThere ? 'unchanged' : 'changed', record, settings };
    } catch (error) {
      if (!(error instanceof Problem) || !['conflict', 'usage'].includes(error.kind)) throw error;
      return { wish, is: 'conflict', why: reasonOf(error) };
    }
  }

  const profiles = wishes.map(draw);
  const edits = (['config', 'credentials'] as const).flatMap((target): FileEdit[] => {
    const { text, label } = files[target];
    const edit = rewriteAwsFile(text, undefined, [...puts[target].values()]);
    if (!edit.done) throw unsafeChange(label, edit.flaw);
    return edit.changes.length === 0 ? [] : [{ target, edit }];
  });
  return { profiles, edits };
}

/** The settings of each section by its header, without those that show there from `[DEFAULT]`. */
const ownSettings = ({ text }: AwsText): ReadonlyMap<string, ReadonlyMap<string, string>> =>
  new Map(
    scan(text).sections.map(({ header, settings }) => [
      header,
      new Map([...settings].map(([key, setting]) => [key, settingValue(setting)])),
    ]),
  );
