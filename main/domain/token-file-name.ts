import { createHash } from 'node:crypto';

/**
 * The file under which the AWS CLI and the SDKs look up a session's token: the SHA-1 of the session's name, or of the start
 * URL as written for a legacy session (botocore's SSOTokenLoader, the JavaScript SDK's getSSOTokenFilepath). A session that is
 * known only from a file under any other name keeps its token there, where whoever made it looks.
 */
export function tokenFileName(sessionId: string): string {
  const [, file] = fileItself.exec(sessionId) ?? [];
  return file ?? `${createHash('sha1').update(sessionId, 'utf8').digest('hex')}.json`;
}

/** The id of a session that is known only from this file of the token cache, whose name is not that of the start URL. */
export const idOfTokenFile = (file: string): string => `./${file}`;

/** The id must not lead out of the folder. */
const fileItself = /^\.\/([^/\\]+\.json)$/;
