import type { Credentials } from '../domain/credentials.ts';
import type { PlainKeys } from '../domain/key-settings.ts';

/** The one place where credentials become text for an AWS file: they are on their way into it. */
export function plainKeys({ accessKeyId, secretAccessKey, sessionToken }: Credentials): PlainKeys {
  return { accessKeyId, secretAccessKey: secretAccessKey.reveal(), sessionToken: sessionToken.reveal() };
}
