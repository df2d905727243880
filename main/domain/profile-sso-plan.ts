import type { Access } from './access.ts';
import type { Section } from './aws-file/parse.ts';
import type { Put } from './aws-file/put.ts';
import { Problem } from './problem.ts';
import { assertOneKind, assertSame } from './profile-conflicts.ts';
import { ssoKeys } from './profile-credentials.ts';
import { assertNewName } from './profile-name.ts';
import {
  type AwsFiles,
  headerOfProfile,
  type ProfilePlan,
  type ProfileWish,
  profileInConfig,
  profileInCredentials,
} from './profile-wish.ts';
import type { Session } from './session.ts';
import { sessionInConfig, sessionSettings } from './session-section.ts';
import { shellOption } from './shell-word.ts';
import { signInCommand } from './sign-in-command.ts';

/**
 * How to write a profile that signs in through IAM Identity Center. A session with a name gives `sso_session` and, where missing,
 * its `[sso-session]`. A legacy session's token lies under the SHA-1 of its start URL, where no `sso_session` would look
 * (botocore's `SSOTokenLoader`), so its profile gets the legacy form: start URL and region in the profile itself.
 * Throws a Problem: 'conflict' when the name is taken by something else, 'usage' when it cannot be a new one.
 */
export function planSsoProfile(files: AwsFiles, wish: ProfileWish): ProfilePlan {
  const { name, session } = wish;
  if (session.token?.sharedWithAwsCli === false) throw unsharedSignIn(session);
  assertOneKind(files, wish, 'sso');
  const [existing] = profileInConfig(files.config, name);
  if (existing === undefined) assertNewName(name, 'profile');
  const settings = profileSettings(wish);
  const taken = `The profile "${name}" is there for another access.`;
  assertSame(files.config, existing, settings, ssoKeys, taken);
  const shadow = profileInCredentials(files.credentials, name) ?? files.credentials.file.defaults;
  assertSame(files.credentials, shadow, settings, ['region'], `The profile "${name}" has another region.`);

  const put: Put = { header: existing?.header ?? headerOfProfile(name), settings };
  const sessionPut = session.form === 'sso-session' ? planSession(files, wish) : undefined;
  return { target: 'config', header: put.header, puts: sessionPut === undefined ? [put] : [sessionPut, put] };
}

function unsharedSignIn(session: Session): Problem {
  const what = `The AWS CLI would not find the sign-in of the session "${session.name}".`;
  const storage = session.token?.storage;
  if (storage === 'memory') {
    const why = 'Its token is in memory alone, until Daypass quits.';
    return new Problem('conflict', { what, why, next: 'Choose "Ask Daypass" instead, or keep the token in a file.' });
  }
  if (storage === 'keychain') {
    return new Problem('conflict', {
      what,
      why: 'Its token is in the keychain, where no AWS tool looks for it.',
      next: `Choose "Ask Daypass" instead (\`--as process\`), or move the token back to a file: \`daypass keychain restore ${shellOption('session', session.name)}\`.`,
    });
  }
  const command = signInCommand(session);
  const own = command === undefined ? 'set up an sso-session with `aws configure sso`' : `sign in with \`${command}\``;
  return new Problem('conflict', {
    what,
    why: 'Its token lies under a name that the AWS CLI does not look for.',
    next: `Export the profile with keys instead, or ${own}.`,
  });
}

/** The settings by which a profile signs in to an access. */
export function ssoSettings(
  session: Pick<Session, 'id' | 'form' | 'region'>,
  { accountId, role }: Access,
): ReadonlyMap<string, string> {
  const signIn: [string, string][] =
    session.form === 'sso-session'
      ? [['sso_session', session.id]]
      : [
          ['sso_start_url', session.id],
          ['sso_region', session.region],
        ];
  return new Map([...signIn, ['sso_account_id', accountId], ['sso_role_name', role]]);
}

const profileSettings = ({ session, access, region }: ProfileWish): ReadonlyMap<string, string> =>
  new Map([...ssoSettings(session, access), ['region', region]]);

/** The `[sso-session]` to write when it is missing; one that differs is a conflict. */
function planSession(files: AwsFiles, wish: ProfileWish): Put | undefined {
  const { config } = files;
  const { session } = wish;
  const wanted = sessionSettings(session.startUrl, session.region);
  const existing = sessionInConfig(config, session.id);
  const what = `The session "${session.name}" in the config file is another one.`;
  assertSame(config, existing, wanted, ['sso_start_url', 'sso_region'], what);
  assertAgree(files, wish, existing);
  if (existing !== undefined) return undefined;
  assertNewName(session.id, 'session');
  return { header: `sso-session ${session.id}`, settings: wanted };
}

/** botocore refuses a profile that has a setting in common with its session, and another value for it. */
function assertAgree({ config }: AwsFiles, wish: ProfileWish, session: Section | undefined): void {
  const [profile] = profileInConfig(config, wish.name);
  const holder = session ?? config.file.defaults;
  const after = new Map([
    ...(config.file.defaults?.settings ?? []),
    ...(profile?.settings ?? []),
    ...profileSettings(wish),
  ]);
  const shared = [...(holder?.settings.keys() ?? [])].filter((key) => after.has(key));
  assertSame(config, holder, after, shared, `The profile "${wish.name}" would contradict its session.`);
}
