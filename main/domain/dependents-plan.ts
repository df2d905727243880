import { sectionOfHeader } from './aws-file/find-section.ts';
import type { Flaw, Section } from './aws-file/parse.ts';
import type { Swap } from './aws-file/swap.ts';
import { type Swapped, swapSettings } from './aws-file/swap-settings.ts';
import { compareNames } from './compare-names.ts';
import { Problem } from './problem.ts';
import type { Helper } from './process-command.ts';
import { isBack, isSameAccess, swapBack } from './profile-back.ts';
import { assertOneKind } from './profile-conflicts.ts';
import { identityOf } from './profile-identity.ts';
import {
  listedProfiles,
  type ProfilePlace,
  type ProfileRecord,
  profileId,
  samePlace,
  type WrittenKeys,
} from './profile-record.ts';
import type { AwsTexts } from './profile-rewrite.ts';
import { type ProfileWish, profileInConfig, profileInCredentials } from './profile-wish.ts';
import { reasonOf } from './reason-of.ts';
import type { Session } from './session.ts';
import {
  askingProfiles,
  type LeftProfile,
  type MovableProfile,
  profilesBehind,
  sessionProfiles,
} from './session-profiles.ts';

/** What is remembered of profiles, and of keys. */
type Known = Readonly<{ records: readonly ProfileRecord[]; keys: readonly WrittenKeys[] }>;

export type DependentsPlan = Readonly<{
  /** By name. */
  profiles: readonly string[];
  left: readonly LeftProfile[];
  unaffected: readonly string[];
  /** The config file, as it is to be. */
  config: Swapped;
  records: readonly Readonly<{ place: ProfilePlace; record?: ProfileRecord }>[];
}>;

/** How the profiles that find a session's token in a file become such that ask Daypass. */
export function planToProcess(files: AwsTexts, session: Session, helper: Helper, known: Known): DependentsPlan {
  const { label, path, text } = files.config;
  const found = sessionProfiles(files, session, helper);
  const config = swapSettings(text, found.movable.map(swapToProcess));
  const [made, refused] = apart(
    found.movable,
    ({ section }) => config.went.has(section.header) && !config.refused.has(section.header),
  );
  const left = [...found.left, ...refused.map(({ section }) => refusal(section, label, config))];
  const all = [
    ...left,
    ...profilesBehind(
      files,
      left.map(({ profile }) => profile),
    ),
  ];
  const remembered = new Map(known.records.map((one) => [profileId(one), one]));
  const recordOf = ({ section, access }: MovableProfile): ProfileRecord => {
    const { header, name, settings } = section;
    const place = { path, header };
    const before = recordBefore(remembered.get(profileId(place)));
    const region = settings.get('region');
    const isOwnRegion = before?.whole === true && before.wrote.includes('region');
    return {
      ...{ ...access, ...place, sessionId: session.id, name, kind: 'process' },
      ...(region !== undefined && { region }),
      whole: before?.whole === true,
      wrote: ['credential_process', ...(isOwnRegion ? ['region'] : [])],
      session: { form: session.form, startUrl: session.startUrl, region: session.region },
      was: { lines: config.went.get(header) ?? [], ...(before !== undefined && { record: before }) },
    };
  };
  return {
    profiles: made.map(({ section }) => section.name).sort(compareNames),
    left: sorted(all),
    unaffected: unaffected(files, session, helper, known, all),
    config,
    records: made.map(recordOf).map((record) => ({ place: record, record })),
  };
}

/** How those that were turned so become again what they were, where nobody has changed them since. */
export function planBack(files: AwsTexts, session: Session, helper: Helper, known: Known): DependentsPlan {
  const { label, text, path } = files.config;
  const left: LeftProfile[] = [];
  const turned: Readonly<{ record: ProfileRecord; section: Section; swap: Swap }>[] = [];
  const there: ProfileRecord[] = [];
  for (const record of known.records) {
    if (record.path !== path || record.sessionId !== session.id || !isSameAccess(record)) continue;
    const section = sectionOfHeader(files.config.file, record.header) ?? profileInConfig(files.config, record.name)[0];
    const swap = section && swapBack(record, section);
    if (section === undefined || swap === undefined) continue;
    const identity = identityOf(record, section, { keys: new Set(), rules: helper.rules });
    const why = whyNot(files, record, session);
    if (isBack(record, section)) there.push(record);
    else if (identity === 'theirs') {
      left.push({
        profile: record.name,
        why: `Somebody changed it in ${label}, line ${section.line}, so it is left alone.`,
      });
    } else if (why !== undefined) left.push({ profile: record.name, why });
    else if (identity === 'ours') turned.push({ record, section, swap });
  }
  const config = swapSettings(
    text,
    turned.map(({ swap }) => swap),
  );
  const [back, refused] = apart(
    turned,
    ({ section }) => config.went.has(section.header) && !config.refused.has(section.header),
  );
  left.push(...refused.map(({ section }) => refusal(section, label, config)));
  const records = [...there, ...back.map(({ record }) => record)];
  const profiles = back.map(({ record }) => record.name);
  return {
    profiles: profiles.toSorted(compareNames),
    left: sorted(left),
    unaffected: unaffected(files, session, helper, known, left).filter((name) => !profiles.includes(name)),
    config,
    records: records.map(({ path, header, was }) => ({
      place: { path, header },
      ...(was?.record !== undefined && { record: was.record }),
    })),
  };
}

const swapToProcess = ({ section: { header }, keys, command }: MovableProfile): Swap => ({
  header,
  keys,
  comes: { key: 'credential_process', value: command },
});

/** What was remembered of it as an `sso` profile, also where a change to it was stopped. */
function recordBefore(record: ProfileRecord | undefined): NonNullable<ProfileRecord['was']>['record'] {
  if (record === undefined) return undefined;
  const { was, ...rest } = record;
  return record.kind === 'sso' ? rest : was?.record;
}

function refusal({ header, name, line }: Section, label: string, { refused }: Swapped): LeftProfile {
  const flaw: Flaw = refused.get(header) ?? { line, what: 'its settings are not where they were' };
  return { profile: name, why: `${label}, line ${flaw.line}: ${flaw.what}.` };
}

/** Why a profile that asks Daypass can't become what it was, if so. */
function whyNot(files: AwsTexts, record: ProfileRecord, session: Session): string | undefined {
  const { name, accountId, role } = record;
  const wish: ProfileWish = { name, kind: 'process', access: { accountId, role }, session, region: session.region };
  try {
    assertOneKind(files, wish, 'process');
    return undefined;
  } catch (error) {
    if (error instanceof Problem && error.kind === 'conflict') return reasonOf(error);
    throw error;
  }
}

/** The profiles for this session that ask Daypass, or have keys of it. */
function unaffected(
  files: AwsTexts,
  session: Session,
  helper: Helper,
  { records, keys }: Known,
  left: readonly LeftProfile[],
): readonly string[] {
  const { credentials } = files;
  const withKeys = listedProfiles(records, keys).filter((record) => {
    if (record.kind !== 'keys' || record.path !== credentials.path || record.sessionId !== session.id) return false;
    const written = new Set(keys.filter((one) => samePlace(one, record)).map((one) => one.keys));
    const section = profileInCredentials(credentials, record.header);
    return identityOf(record, section, { keys: written, rules: helper.rules }) === 'ours';
  });
  const names = new Set([...askingProfiles(files, session, helper), ...withKeys.map(({ name }) => name)]);
  for (const { profile } of left) names.delete(profile);
  return [...names].sort(compareNames);
}

const sorted = (left: readonly LeftProfile[]): readonly LeftProfile[] =>
  left.toSorted((a, b) => compareNames(a.profile, b.profile));

function apart<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
