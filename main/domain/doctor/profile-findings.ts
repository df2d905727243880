import type { Section } from '../aws-file/parse.ts';
import { configuredSessions } from '../configured-sessions.ts';
import { keysFingerprint } from '../keys-fingerprint.ts';
import { type CredentialKind, credentialsHeld, credentialWords } from '../profile-credentials.ts';
import type { AwsFiles, NamedAwsFile } from '../profile-wish.ts';
import type { Finding } from './finding.ts';

type Held = Readonly<{ kind: CredentialKind; key: string; label: string; line: number }>;

/** Profiles of which AWS tools make different things, or nothing. */
export function profileFindings(files: AwsFiles): readonly Finding[] {
  const names = profileNames(files);
  const found = [...names.flatMap(findingsByProfile(files)), ...unusable(files.config)];
  if (found.length > 0) return found;
  const what = names.length === 0 ? 'There are no profiles yet.' : 'Every profile has one kind of credentials.';
  return [{ check: 'profiles', status: 'ok', what }];
}

/** What is wrong with a profile, by its name. */
export function findingsByProfile(files: AwsFiles): (name: string) => readonly Finding[] {
  const { config, credentials } = files;
  // Looked up, not searched for: there may be thousands, one for each access.
  const inConfig = new Map<string, readonly Section[]>();
  for (const section of config.file.sections.filter(isProfile)) {
    inConfig.set(section.name, [...(inConfig.get(section.name) ?? []), section]);
  }
  const inCredentials = new Map(credentials.file.sections.map((section) => [section.header, section]));
  return (name) => findingsOf(name, files, inConfig.get(name) ?? [], inCredentials.get(name));
}

/** The names of all profiles that either file has. */
export function profileNames({ config, credentials }: AwsFiles): readonly string[] {
  return [
    ...new Set([
      ...config.file.sections.filter(isProfile).map(({ name }) => name),
      ...credentials.file.sections.map(({ header }) => header),
    ]),
  ];
}

const isProfile = ({ kind }: Section): boolean => kind === 'profile' || kind === 'default';

function findingsOf(
  name: string,
  files: AwsFiles,
  [first, second]: readonly Section[],
  other: Section | undefined,
): readonly Finding[] {
  if (first !== undefined && second !== undefined) return [twice(name, files.config, first, second)];
  const inConfig = first === undefined ? [] : heldIn(files.config, first);
  const inCredentials = other === undefined ? [] : heldIn(files.credentials, other);
  const held = distinct(name, [...inConfig, ...inCredentials], first ?? other);
  const [one, two] = held;
  if (one !== undefined && two !== undefined) return [mixed(name, held)];
  if (first === undefined || other === undefined) return [];
  const [here] = inConfig;
  const [there] = inCredentials;
  const sameKeys = keysFingerprint(first.settings) === keysFingerprint(other.settings);
  const isShadowed = here !== undefined && there !== undefined && !(here.kind.endsWith('keys') && sameKeys);
  return [...(isShadowed ? [shadowed(name, here, there)] : []), ...regions(name, files, first, other)];
}

const heldIn = ({ label }: NamedAwsFile, section: Section): readonly Held[] =>
  credentialsHeld(section.settings).map((held) => ({ ...held, label, line: section.lineOf(held.key) }));

/** One of each kind. A role is assumed with what proves who one is, which may stand beside it: a web identity, or the profile's own keys. */
function distinct(name: string, held: readonly Held[], section: Section | undefined): readonly Held[] {
  const kinds = new Map(held.map((one) => [one.kind, one]));
  const isRole = kinds.has('role');
  if (isRole) kinds.delete('web-identity');
  if (isRole && section?.settings.get('source_profile') === name) kinds.delete('role');
  return [...kinds.values()];
}

function mixed(name: string, held: readonly Held[]): Finding {
  const places = held.map(({ label, line, key }) => `${label}, line ${line}, sets ${key}`);
  return {
    check: 'profiles',
    status: 'problem',
    what: `The profile "${name}" has more than one kind of credentials: ${held.map(({ kind }) => credentialWords[kind]).join(', ')}.`,
    why: `${places.join('; ')}. AWS tools disagree on which one counts.`,
    next: 'Keep one of them, or give the others a profile of their own.',
  };
}

function shadowed(name: string, here: Held, there: Held): Finding {
  return {
    check: 'profiles',
    status: 'note',
    what: `The profile "${name}" is in both files, and ${there.label} hides what ${here.label} says.`,
    why: `${here.label}, line ${here.line}, and ${there.label}, line ${there.line}, both set ${credentialWords[there.kind]}.`,
    next: 'Keep one of them.',
  };
}

function regions(name: string, { config, credentials }: AwsFiles, here: Section, there: Section): readonly Finding[] {
  const [one, other] = [here.settings.get('region'), there.settings.get('region')];
  if (one === undefined || other === undefined || one === other) return [];
  const why = `${config.label}, line ${here.lineOf('region')}, says ${one}; ${credentials.label}, line ${there.lineOf('region')}, says ${other}.`;
  const next = 'Keep one of them.';
  return [{ check: 'profiles', status: 'note', what: `The profile "${name}" has two regions.`, why, next }];
}

function twice(name: string, { label }: NamedAwsFile, first: Section, second: Section): Finding {
  return {
    check: 'profiles',
    status: 'problem',
    what: `The profile "${name}" is there twice.`,
    why: `${label}, lines ${first.line} and ${second.line}, both define it, and AWS tools disagree on which one counts.`,
    next: 'Keep one of them.',
  };
}

function unusable({ label, file: { sections } }: NamedAwsFile): readonly Finding[] {
  return configuredSessions(sections).unusable.map((why) => ({
    check: 'profiles',
    status: 'problem',
    what: `In ${label}, a sign-in is not set up completely.`,
    why,
    next: 'Correct that section, or remove it.',
  }));
}
