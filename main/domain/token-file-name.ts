import { createHash } from 'node:crypto';

/**
 * The file under which the AWS CLI and the SDKs look up a session's token: the SHA-1 of the session's name, or of the start
 * URL as written for a legacy session (botocore's SSOTokenLoader, the JavaScript SDK's getSSOTokenFilepath).
 */
export function tokenFileName(sessionId: string): string {
  return `${createHash('sha1').update(sessionId, 'utf8').digest('hex')}.json`;
}
