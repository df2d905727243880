import { createHash } from 'node:crypto';
import { pythonJson } from './python-json.ts';

/** What a client registration is kept under. `scopes` are those that the config file names, if any, not those asked for. */
export type RegistrationKey = Readonly<{
  startUrl: string;
  region: string;
  /** Absent for a legacy session. */
  sessionName?: string;
  scopes?: readonly string[];
}>;

/**
 * The file of a client registration in the AWS CLI's token cache: the SHA-1 of a JSON text (botocore's
 * `SSOTokenFetcher._registration_cache_key`, since AWS CLI 2.7.32). The tool `botocore` names the file that the AWS CLI
 * looks up; `daypass` one that is ours alone.
 */
export function registrationFileName(key: RegistrationKey, tool: 'botocore' | 'daypass' = 'botocore'): string {
  const { startUrl, region, sessionName = null, scopes = null } = key;
  const text = pythonJson({ tool, startUrl, region, scopes, session_name: sessionName });
  return `${createHash('sha1').update(text).digest('hex')}.json`;
}
