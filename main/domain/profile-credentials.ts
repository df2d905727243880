import type { AwsFile } from './aws-file/parse.ts';

/** What kind of credentials a profile's settings are, in words for people. */
export type CredentialKind =
  | 'sso'
  | 'temporary-keys'
  | 'long-term-keys'
  | 'process'
  | 'role'
  | 'web-identity'
  | 'login';

export type HeldCredentials = Readonly<{ kind: CredentialKind; key: string }>;

export const credentialWords: Readonly<Record<CredentialKind, string>> = {
  sso: 'an IAM Identity Center sign-in',
  'temporary-keys': 'temporary keys',
  'long-term-keys': 'long-term keys',
  process: 'a credential process',
  role: 'a role to assume',
  'web-identity': 'a web identity',
  login: 'an `aws login` session',
};

/** The settings that say which access a profile signs in to. */
export const ssoKeys = ['sso_session', 'sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'] as const;

/** botocore reads the older `aws_security_token` first, other SDKs only `aws_session_token`. */
export const tokenKeys = ['aws_session_token', 'aws_security_token'] as const;

const keyPair = ['aws_access_key_id', 'aws_secret_access_key'] as const;

const kindOfKey: Readonly<Record<string, CredentialKind>> = {
  ...Object.fromEntries(ssoKeys.map((key) => [key, 'sso' as const])),
  credential_process: 'process',
  role_arn: 'role',
  source_profile: 'role',
  credential_source: 'role',
  web_identity_token_file: 'web-identity',
  login_session: 'login',
};

/** Every kind of credentials among these settings, each with the first setting that gives it away. */
export function credentialsHeld(settings: ReadonlyMap<string, string>): HeldCredentials[] {
  const held = new Map<CredentialKind, string>();
  const isTemporary = tokenKeys.some((key) => settings.has(key));
  for (const key of settings.keys()) {
    const isKey = [...keyPair, ...tokenKeys].some((one) => one === key);
    const kind = isKey ? (isTemporary ? 'temporary-keys' : 'long-term-keys') : kindOfKey[key];
    if (kind !== undefined && !held.has(kind)) held.set(kind, key);
  }
  return [...held].map(([kind, key]) => ({ kind, key }));
}

/** True where keys stand in the file in plain text. */
export const holdsKeys = ({ sections }: AwsFile): boolean =>
  sections.some(({ settings }) => credentialsHeld(settings).some(({ kind }) => kind.endsWith('-keys')));
