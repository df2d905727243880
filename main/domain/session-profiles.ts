import type { Access } from './access.ts';
import type { Section } from './aws-file/parse.ts';
import { withoutComment } from './aws-file/read-like-sdk.ts';
import { compareNames } from './compare-names.ts';
import { Problem } from './problem.ts';
import { type Helper, processArguments, processProgram } from './process-command.ts';
import { assertOneKind } from './profile-conflicts.ts';
import { ssoKeys } from './profile-credentials.ts';
import type { AwsFiles, NamedAwsFile, ProfileWish } from './profile-wish.ts';
import { reasonOf } from './reason-of.ts';
import type { Session } from './session.ts';

/** A profile that finds its session's token in a file, and could ask Daypass instead. */
export type MovableProfile = Readonly<{
  section: Section;
  access: Access;
  /** The settings by which it signs in, in the order of the file. */
  keys: readonly string[];
  /** What it would call. */
  command: string;
}>;

export type LeftProfile = Readonly<{ profile: string; why: string }>;

export type SessionProfiles = Readonly<{
  movable: readonly MovableProfile[];
  /** Those that can't be helped; `why` is a sentence or two. */
  left: readonly LeftProfile[];
}>;

/** The profiles in both files that find the token of this session in the AWS CLI's cache. */
export function sessionProfiles(files: AwsFiles, session: Session, helper: Helper): SessionProfiles {
  const movable: MovableProfile[] = [];
  const left = new Map<string, string>();
  const { config, credentials } = files;
  for (const section of config.file.sections) {
    if (!isUsing(section, session)) continue;
    const found = movableIn(files, section, session, helper);
    if (typeof found === 'string') left.set(section.name, found);
    else movable.push(found);
  }
  for (const section of credentials.file.sections) {
    if (!isUsing(section, session) || left.has(section.header)) continue;
    const line = section.lineOf(section.settings.has('sso_session') ? 'sso_session' : 'sso_start_url');
    left.set(
      section.header,
      `Its sign-in is in ${credentials.label}, line ${line}, and has its place in the other file.`,
    );
  }
  return {
    movable: movable.filter(({ section }) => !left.has(section.name)),
    left: [...left].map(([profile, why]) => ({ profile, why })),
  };
}

/** The profiles, beside these, that assume a role with the credentials of one of these. */
export function profilesBehind({ config, credentials }: AwsFiles, names: readonly string[]): readonly LeftProfile[] {
  const isProfile = ({ kind }: Section) => kind === 'profile' || kind === 'default';
  const sources = [
    ...config.file.sections.filter(isProfile).map(({ name, settings }) => [name, settings] as const),
    ...credentials.file.sections.map(({ header, settings }) => [header, settings] as const),
  ].flatMap(([name, settings]) => {
    const source = settings.get('source_profile');
    return source === undefined || source === name ? [] : [{ name, source }];
  });
  const reached = new Set(names);
  const found: LeftProfile[] = [];
  for (let before = -1; before !== found.length; ) {
    before = found.length;
    for (const { name, source } of sources) {
      if (reached.has(name) || !reached.has(source)) continue;
      reached.add(name);
      found.push({ profile: name, why: `It assumes its role with the profile "${source}".` });
    }
  }
  return found;
}

/** The profiles of the config file that ask Daypass for credentials of this session. */
export function askingProfiles({ config }: AwsFiles, { id }: Session, { rules }: Helper): readonly string[] {
  const asks = ({ settings }: Section): boolean => {
    const command = settings.get('credential_process') ?? '';
    const [, accountId, role] = /--account (\d{12}) --role[ =](\S+)$/.exec(command) ?? [];
    if (accountId === undefined || role === undefined) return false;
    try {
      return command.endsWith(processArguments(id, { accountId, role }, rules));
    } catch {
      return false;
    }
  };
  return config.file.sections
    .filter(({ kind }) => kind === 'profile' || kind === 'default')
    .filter(asks)
    .map(({ name }) => name)
    .sort(compareNames);
}

/** The AWS CLI goes by the session's name where there is one. */
export function isUsing({ kind, settings }: Section, { id }: Session): boolean {
  if (kind === 'sso-session' || kind === 'services') return false;
  const value = settings.get('sso_session') || settings.get('sso_start_url') || '';
  return value === id || plainly(value) === id;
}

/** As some AWS tools read a value, for which a comment ends it. */
const plainly = (value: string): string => withoutComment(value).trim();

/** Why not, as a sentence, where it can't be moved. */
function movableIn(files: AwsFiles, section: Section, session: Session, helper: Helper): MovableProfile | string {
  const { config } = files;
  const at = (key: string) => `${config.label}, line ${section.lineOf(key)},`;
  if (section.kind === 'other') return `The AWS CLI reads ${at('')} [${section.header}], as no profile.`;
  const unlike = oddSetting(config, section, session);
  if (unlike !== undefined) return unlike;
  const [accountId = '', role = ''] = ['sso_account_id', 'sso_role_name'].map((key) => section.settings.get(key));
  if (accountId === '' && role === '') {
    return 'It names no account and no role: it is for the sign-in itself, which its tools look for in a file.';
  }
  if (accountId === '' || role === '') return `It names no ${role === '' ? 'role' : 'account'}, so it is not complete.`;
  if (!/^\d{12}$/.test(accountId)) return `${at('sso_account_id')} has "${accountId}", which is no account id.`;
  if (!/^[\w+=,.@-]+$/.test(role)) return `${at('sso_role_name')} has "${role}", which is not the name of a role.`;
  const access = { accountId, role };
  const wish: ProfileWish = { name: section.name, kind: 'sso', access, session, region: session.region };
  try {
    assertOneKind(files, wish, 'sso');
    const command = `${processProgram(helper)}${processArguments(session.id, access, helper.rules)}`;
    return { section, access, keys: heldKeys(section), command };
  } catch (error) {
    if (!(error instanceof Problem) || !['conflict', 'usage'].includes(error.kind)) throw error;
    return reasonOf(error);
  }
}

const heldKeys = ({ settings, lineOf }: Section): readonly string[] =>
  ssoKeys.filter((key) => settings.has(key)).sort((a, b) => lineOf(a) - lineOf(b));

/** What of its sign-in is not as AWS tools agree on. */
function oddSetting({ label, file }: NamedAwsFile, section: Section, session: Session): string | undefined {
  const { settings, lineOf } = section;
  const { defaults } = file;
  const common = ssoKeys.find((key) => defaults?.settings.has(key));
  if (common !== undefined)
    return `${label}, line ${defaults?.lineOf(common)}, sets ${common} for all profiles at once.`;
  for (const key of heldKeys(section)) {
    const value = settings.get(key) ?? '';
    const where = `${label}, line ${lineOf(key)},`;
    if (plainly(value) !== value)
      return `${where} has a comment behind ${key}, which the AWS CLI takes for a part of it.`;
    if (value.includes('\n')) return `${where} sets ${key} to more than one line.`;
  }
  const region = settings.get('sso_region');
  if (!settings.get('sso_session') && region !== undefined && region !== session.region) {
    return `${label}, line ${lineOf('sso_region')}, sets sso_region to "${region}", but the session is in ${session.region}.`;
  }
  return undefined;
}
