import type { Session } from './session.ts';
import { shellOption } from './shell-word.ts';

/**
 * What to type to sign this session in with the AWS CLI; undefined when no config file knows the session, since
 * `aws sso login` takes a session or a profile by name only.
 */
export function signInCommand(session: Session): string | undefined {
  if (session.form === 'sso-session') return `aws sso login ${shellOption('sso-session', session.id)}`;
  if (session.profile !== undefined) return `aws sso login ${shellOption('profile', session.profile)}`;
  return undefined;
}
