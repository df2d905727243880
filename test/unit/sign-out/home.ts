import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { runVerb } from '../../../main/headless.ts';
import type { GrantedToken } from '../../identity-center/grant-token.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { plantToken } from '../../identity-center/plant-token.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

export const startUrl = 'https://acme.awsapps.com/start';
export const accountId = '001234567890';
export const role = 'ReadOnlyAccess';

/** An `[sso-session]` and a profile that signs in with it. */
export const sections = (name: string) => `[sso-session ${name}]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile ${name}-ro]
sso_session = ${name}
sso_account_id = ${accountId}
sso_role_name = ${role}

`;

export type Home = {
  center: IdentityCenter;
  folder: string;
  env: Record<string, string>;
  /** The folder of tokens. */
  cache: string;
  /** The folder of role credentials. */
  roles: string;
};

/** A home with the sessions "one" and "two" on one portal, and AWS beside it, anew for every test. */
export function homeForEach() {
  const home = {} as Home;
  beforeEach(async () => {
    const center = await startIdentityCenter();
    const folder = await temporaryFolder();
    const env = { HOME: folder, USERPROFILE: folder, DAYPASS_HOME: join(folder, 'daypass'), ...center.env() };
    const [cache, roles] = [join(folder, '.aws', 'sso', 'cache'), join(folder, '.aws', 'cli', 'cache')];
    Object.assign(home, { center, folder, env, cache, roles });
    for (const one of [cache, roles]) await mkdir(one, { recursive: true });
    await configure(sections('one') + sections('two'));
  });
  afterEach(() => home.center.stop());

  const configure = (text: string) => writeFile(join(home.folder, '.aws', 'config'), text);

  async function verb(...args: string[]): Promise<{ code: number; err: string; out: string }> {
    const said = { out: '', err: '' };
    const saying = (where: 'out' | 'err') => (text: string) => {
      said[where] += text;
    };
    const code = await runVerb(args, { out: saying('out'), err: saying('err'), env: home.env });
    return { code, ...said };
  }

  /** Without a name, as for a legacy profile. */
  async function signIn(name?: string): Promise<GrantedToken> {
    const token = home.center.grantToken('refreshable', startUrl);
    await plantToken(home.cache, token, name);
    return token;
  }

  /** Leaves a sign-in under a name that another program made up; with `changes` to what is in the file. */
  async function signInAs(file: string, changes: Readonly<Record<string, unknown>> = {}): Promise<GrantedToken> {
    const token = home.center.grantToken('refreshable', startUrl);
    const [expiresAt, registrationExpiresAt] = [token.expiresAt, token.registrationExpiresAt].map((at) =>
      new Date(at).toISOString(),
    );
    const content = { ...token, expiresAt, registrationExpiresAt, ...changes };
    await writeFile(join(home.cache, file), JSON.stringify(content));
    return token;
  }

  const isGoodAtAws = async ({ accessToken }: GrantedToken): Promise<boolean> => {
    const headers = { 'x-amz-sso_bearer_token': accessToken };
    return (await fetch(`${home.center.url}/assignment/accounts`, { headers })).ok;
  };

  /** The sessions that have a token, by their names. */
  async function signedIn(): Promise<readonly string[]> {
    const { out } = await verb('status', '--json');
    const { sessions }: { sessions: readonly Readonly<{ name: string; state: string }>[] } = JSON.parse(out);
    return sessions.filter(({ state }) => state !== 'signed-out').map(({ name }) => name);
  }

  const logouts = () =>
    home.center.log.calls.filter(({ operation }) => operation === 'Logout').map(({ status }) => status);

  const tokenIn = async (file: string): Promise<Record<string, string>> =>
    JSON.parse(await readFile(join(home.cache, file), 'utf8'));

  const tokenFiles = () => readdir(home.cache);

  return { home, configure, verb, signIn, signInAs, isGoodAtAws, signedIn, logouts, tokenIn, tokenFiles };
}
