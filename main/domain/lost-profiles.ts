import type { Section } from './aws-file/parse.ts';
import { compareNames } from './compare-names.ts';
import type { Session } from './session.ts';
import { isUsing } from './session-profiles.ts';

/**
 * The profiles of a config file that look for a session's token in a file, while it is in the keychain alone: no AWS tool gets anything by
 * them. By name.
 */
export function lostProfiles(sections: readonly Section[], session: Session): readonly string[] {
  const { token } = session;
  if (token?.storage !== 'keychain' || token.plaintext !== undefined) return [];
  return sections
    .filter(({ kind }) => kind === 'profile' || kind === 'default')
    .filter((section) => isUsing(section, session))
    .filter(({ settings }) => settings.get('sso_account_id') && settings.get('sso_role_name'))
    .map(({ name }) => name)
    .sort(compareNames);
}

/** That they don't work, as a sentence about their session's token. */
export const lostProfilesText = ({ length }: readonly string[]): string =>
  length === 1
    ? "1 profile looks for its token in a file, and doesn't work."
    : `${length} profiles look for its token in a file, and don't work.`;

const mostNamed = 10;

/** Their names, the first of many. */
export function lostProfileNames(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
