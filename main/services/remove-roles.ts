import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { Token } from '../domain/token.ts';
import { rolesStillCached } from './move-problems.ts';

export type RemoveRolesPorts = Readonly<{
  /** Removes the credentials of a session's roles that the AWS CLI keeps. */
  removeRoleCredentials(sessions: readonly Session[], token: Token | undefined): Promise<void>;
}>;

/** Takes away what a session's roles have in files, once its token is in none. Gives why that could not be: the token has moved all the same. */
export async function removeRoles(
  { removeRoleCredentials }: RemoveRolesPorts,
  session: Session,
  token: Token | undefined,
): Promise<readonly Problem[]> {
  try {
    await removeRoleCredentials([session], token);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [rolesStillCached(session, error)];
  }
}
