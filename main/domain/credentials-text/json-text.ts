import type { Credentials } from '../credentials.ts';
import { roleCredentials } from './role-credentials.ts';

/** What `aws sso get-role-credentials` prints, character for character: four spaces, `expiration` in epoch milliseconds. */
export function jsonText(credentials: Credentials): string {
  return `${JSON.stringify({ roleCredentials: roleCredentials(credentials) }, null, 4)}\n`;
}
