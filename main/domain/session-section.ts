import { sectionsNamed } from './aws-file/find-section.ts';
import type { Section } from './aws-file/parse.ts';
import { conflict, type NamedAwsFile } from './profile-wish.ts';

/**
 * The scope that the access portal asks for; only with one is the token a refreshable one ("IAM Identity Center authentication",
 * AWS CLI user guide).
 */
export const sessionScope = 'sso:account:access';

/**
 * The settings of an `[sso-session]`, as `aws configure sso` writes them.
 */
export const sessionSettings = (startUrl: string, region: string): ReadonlyMap<string, string> =>
  new Map([
    ['sso_start_url', startUrl],
    ['sso_region', region],
    ['sso_registration_scopes', sessionScope],
  ]);

/** The `[sso-session]` of this name, if any. Throws a conflict Problem when there are two. */
export function sessionInConfig(config: NamedAwsFile, name: string): Section | undefined {
  const [first, second] = sectionsNamed(config.file, 'sso-session', name);
  if (first !== undefined && second !== undefined) {
    const why = `and line ${first.line} both define it, and AWS tools disagree on which one counts`;
    throw conflict(`The session "${name}" is there twice.`, config, second.line, why);
  }
  return first;
}
