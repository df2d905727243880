import type { Section } from './aws-file/parse.ts';
import { type CredentialKind, credentialsHeld, credentialWords } from './profile-credentials.ts';
import {
  type AwsFiles,
  conflict,
  type NamedAwsFile,
  type ProfileWish,
  profileInConfig,
  profileInCredentials,
} from './profile-wish.ts';

/**
 * Throws a conflict Problem unless everything that either file holds under the wished name is of kind `own`. AWS tools merge both
 * files, and differ in which kind of credentials they prefer, so a profile must hold one kind only.
 */
export function assertOneKind(files: AwsFiles, wish: ProfileWish, own: CredentialKind): void {
  const { config, credentials } = files;
  const sections = profileInConfig(config, wish.name);
  const [first, second] = sections;
  if (first !== undefined && second !== undefined) {
    const why = `and line ${first.line} both define it, and AWS tools disagree on which one counts`;
    throw conflict(`The profile "${wish.name}" is there twice.`, config, second.line, why);
  }
  const inCredentials = profileInCredentials(credentials, wish.name);
  assertHolds(config, first ?? config.file.defaults, wish, own);
  // Keys of the credentials file override those of the config file, so only keys may be there.
  assertHolds(
    credentials,
    inCredentials ?? credentials.file.defaults,
    wish,
    own,
    own === 'temporary-keys' ? [own] : [],
  );
}

function assertHolds(
  file: NamedAwsFile,
  section: Section | undefined,
  wish: ProfileWish,
  own: CredentialKind,
  allowed: readonly CredentialKind[] = [own],
): void {
  if (section === undefined) return;
  const foreign = credentialsHeld(section.settings).find(({ kind }) => !allowed.includes(kind));
  if (foreign === undefined) return;
  const line = section.lineOf(foreign.key);
  const what = `The profile "${wish.name}" already has ${credentialWords[foreign.kind]}.`;
  throw conflict(what, file, line, `sets ${foreign.key} for it`);
}

/** Throws a conflict Problem where a setting that is there says something else than the wished one. */
export function assertSame(
  file: NamedAwsFile,
  section: Section | undefined,
  wanted: ReadonlyMap<string, string>,
  keys: readonly string[],
  what: string,
): void {
  for (const key of keys) {
    const is = section?.settings.get(key);
    if (section === undefined || is === undefined || is === wanted.get(key)) continue;
    const line = section.lineOf(key);
    const should = wanted.get(key);
    const comment = /\s[#;]/.test(is) ? ', for the AWS CLI takes a comment behind a value for a part of it' : '';
    const why = should === undefined ? `sets ${key}` : `sets ${key} to "${is}", not "${should}"${comment}`;
    throw conflict(what, file, line, why);
  }
}
