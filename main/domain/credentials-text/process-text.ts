import type { Credentials } from '../credentials.ts';
import { formatTimestamp } from '../timestamp.ts';

/** What a program that `credential_process` names prints, by the AWS SDKs' reference: a version that is a number, and a time with a zone. */
export function processText({ accessKeyId, secretAccessKey, sessionToken, expiration }: Credentials): string {
  const answer = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey.reveal(),
    SessionToken: sessionToken.reveal(),
    Expiration: formatTimestamp(expiration),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}
