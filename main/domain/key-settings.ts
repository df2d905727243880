/** Keys as text, about to be written; or words in their place, to show. */
export type PlainKeys = Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken: string }>;

/** The settings that hold temporary keys, for a section that has these settings now. */
export function keySettings(keys: PlainKeys, now?: ReadonlyMap<string, string>): Map<string, string> {
  const settings = new Map([
    ['aws_access_key_id', keys.accessKeyId],
    ['aws_secret_access_key', keys.secretAccessKey],
    ['aws_session_token', keys.sessionToken],
  ]);
  // An old name for the session token, which botocore prefers when it is there.
  if (now?.has('aws_security_token')) settings.set('aws_security_token', keys.sessionToken);
  return settings;
}
