import type { Edit } from './aws-file/edit.ts';
import { parseAwsFile } from './aws-file/parse.ts';
import { rewriteAwsFile } from './aws-file/rewrite.ts';
import { scan, settingValue } from './aws-file/scan.ts';
import { type Taking, takeOut } from './aws-file/take-out.ts';
import { Problem } from './problem.ts';
import { goesBack, withWas } from './profile-back.ts';
import { type ProfileMeans, planProfile } from './profile-plan.ts';
import { type ProfilePlace, type ProfileRecord, samePlace } from './profile-record.ts';
import type { NamedAwsFile, ProfilePlan, ProfileWish } from './profile-wish.ts';
import { unsafeChange } from './unsafe-change.ts';

/** An AWS file as text. */
export type AwsText = NamedAwsFile & Readonly<{ path: string; text: string }>;

export type AwsTexts = Readonly<{ config: AwsText; credentials: AwsText }>;

export type FileEdit = Readonly<{ target: 'config' | 'credentials'; edit: Extract<Edit, { done: true }> }>;

/** A profile that Daypass made and that another one takes the place of. */
export type Replaced = Readonly<{ record: ProfileRecord; taking: Taking | undefined }>;

export type ProfileRewrite = Readonly<{
  plan: ProfilePlan;
  /** What changes in the files; empty when all is there already. */
  edits: readonly FileEdit[];
  /** What is to be remembered of the profile. */
  record: ProfileRecord;
}>;

const targets = ['config', 'credentials'] as const;

/**
 * How to write a profile, in the place of another one where that is given: planned as if that one were not there, and in its lines
 * where it stays in its section. `records` are those that there are. Throws as `planProfile` does, and 'file' where that can't
 * be done without harm.
 */
export function rewriteProfile(
  files: AwsTexts,
  wish: ProfileWish,
  means: ProfileMeans,
  records: readonly ProfileRecord[],
  replaced?: Replaced,
): ProfileRewrite {
  const before = replaced === undefined ? files : withoutReplaced(files, replaced);
  const plan = planProfile(before, wish, means);
  const place = { path: files[plan.target].path, header: plan.header };
  const put = plan.puts.find(({ header }) => header === plan.header)?.settings ?? new Map<string, string>();
  const stays = replaced !== undefined && samePlace(replaced.record, place);
  if (replaced !== undefined && goesBack(replaced.record) && !stays) throw keepsItsPlace(replaced.record);
  const takingIn = ({ path }: AwsText): Taking | undefined => {
    if (replaced?.taking === undefined || replaced.record.path !== path) return undefined;
    const { taking } = replaced;
    return stays ? { ...taking, keys: taking.keys.filter((key) => !put.has(key)), keepsHeader: true } : taking;
  };
  const edits = targets.flatMap((target): FileEdit[] => {
    const file = files[target];
    const edit = rewriteAwsFile(file.text, takingIn(file), target === plan.target ? plan.puts : []);
    if (!edit.done) throw unsafeChange(file.label, edit.flaw);
    return edit.changes.length === 0 ? [] : [{ target, edit }];
  });
  const section = scan(before[plan.target].text).sections.find(({ header }) => header === plan.header);
  const own = section && new Map([...section.settings].map(([key, setting]) => [key, settingValue(setting)]));
  const known = records.find((one) => samePlace(one, place));
  return { plan, edits, record: recordOf(wish, place, put, own, known) };
}

function withoutReplaced(files: AwsTexts, { record, taking }: Replaced): AwsTexts {
  const without = (file: AwsText): AwsText => {
    if (taking === undefined || file.path !== record.path) return file;
    const taken = takeOut(file.text, taking);
    if (!taken.done) throw unsafeChange(file.label, taken.flaw);
    return { ...file, text: taken.text, file: parseAwsFile(taken.text) };
  };
  return { config: without(files.config), credentials: without(files.credentials) };
}

/**
 * What is to be remembered of a profile: `put` are its settings, `section` those that stand in its place before, where there is one,
 * and `known` tells what Daypass wrote there.
 */
export function recordOf(
  { name, kind, region, access, session: { id, form, startUrl, region: home } }: ProfileWish,
  place: ProfilePlace,
  put: ReadonlyMap<string, string>,
  section: ReadonlyMap<string, string> | undefined,
  known: ProfileRecord | undefined,
): ProfileRecord {
  const isNew = (key: string): boolean => section?.get(key) !== put.get(key) || known?.wrote.includes(key) === true;
  // Keys are told by their fingerprint.
  const wrote = [...put.keys()].filter((key) => isNew(key) && (kind !== 'keys' || key === 'region'));
  const whole = section === undefined || known?.whole === true;
  const session = { form, startUrl, region: home };
  return withWas({ ...access, ...place, sessionId: id, name, kind, region, whole, wrote, session }, known);
}

const keepsItsPlace = ({ name }: ProfileRecord): Problem =>
  new Problem('conflict', {
    what: `The profile "${name}" stays under its name, in its place.`,
    why: 'It was there before Daypass turned it into a profile that asks Daypass.',
    next: 'Export another profile instead.',
  });
