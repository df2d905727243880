import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runVerb } from '../../../main/headless.ts';
import { followPage } from '../../identity-center/follow-page.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { cacheKey } from '../../identity-center/python-json.ts';
import { signInLikeAwsCli } from '../../identity-center/sign-in-like-aws-cli.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

let center: IdentityCenter;
let home: string;
let cache: string;

beforeEach(async () => {
  center = await startIdentityCenter();
  home = await temporaryFolder();
  cache = join(home, '.aws', 'sso', 'cache');
});
afterEach(() => center.stop());

const session = () =>
  `[sso-session acme]\nsso_start_url = ${center.startUrl}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n`;

async function configured(text: string): Promise<void> {
  await mkdir(join(home, '.aws'), { recursive: true, mode: 0o700 });
  await writeFile(join(home, '.aws', 'config'), text);
}

/** Runs the verb, and does what its person would once it shows a link. */
async function signIn(
  args: readonly string[] = [],
  onLink: (link: string, said: string) => unknown = (link) => followPage(link),
  env: Record<string, string> = {},
) {
  let [out, err] = ['', ''];
  let seen = false;
  const person: unknown[] = [];
  const io = {
    out: (text: string) => (out += text),
    err: (text: string) => {
      err += text;
      const link = /^http.*$/m.exec(err)?.[0];
      const isWhole = link !== undefined && (link.includes('/authorize?') || err.includes('shows this code'));
      if (isWhole && !seen) {
        seen = true;
        person.push(onLink(link, err));
      }
    },
    env: { HOME: home, USERPROFILE: home, ...center.env(), ...env },
  };
  const code = await runVerb(['sign-in', ...(env.BROWSER === undefined ? ['--no-browser'] : []), ...args], io);
  return { code, out, err, pages: (await Promise.all(person)) as Response[] };
}

const tokenOf = async (key: string) => JSON.parse(await readFile(join(cache, cacheKey(key)), 'utf8'));

const isListening = (link: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { port } = new URL(new URL(link).searchParams.get('redirect_uri') ?? '');
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('close', () => socket.destroy());
  });

test('a person approves in the browser, and every AWS tool is signed in', async () => {
  await configured(session());
  let link = '';
  const { code, out, err, pages } = await signIn([], (shown) => {
    link = shown;
    return followPage(shown);
  });
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toMatch(/\ndaypass: Signed in to "acme"\.\n$/);
  expect(pages[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback\?/);
  expect(await pages[0]?.text()).toContain('You are signed in');
  expect(await isListening(link)).toBe(false);

  const token = await tokenOf('acme');
  expect(token).toMatchObject({
    startUrl: center.startUrl,
    region: 'us-east-1',
    accessToken: expect.stringMatching(/^aoa/),
    refreshToken: expect.stringMatching(/^aor/),
    clientId: expect.any(String),
    clientSecret: expect.any(String),
    expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    registrationExpiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });
  for (const file of await readdir(cache)) expect((await stat(join(cache, file))).mode & 0o777, file).toBe(0o600);
  expect((await stat(cache)).mode & 0o777).toBe(0o700);
  for (const { value } of center.secrets()) expect(err).not.toContain(value);
});

test('a second sign-in uses the registration again', async () => {
  await configured(session());
  await signIn();
  const first = await tokenOf('acme');
  expect((await signIn()).code).toBe(0);
  expect(center.log.count('RegisterClient')).toBe(1);
  const second = await tokenOf('acme');
  expect([second.clientId, second.accessToken === first.accessToken]).toEqual([first.clientId, false]);
});

test('with a code, on this device or another one', async () => {
  await configured(session());
  const { code, err } = await signIn(['--device-code'], (link, said) => {
    const shown = /code: ([A-Z0-9-]+)/.exec(said)?.[1] ?? '';
    expect(link).toContain(shown);
    expect(center.approveDevice(shown)).toBe(true);
  });
  expect(code).toBe(0);
  expect(err).toContain('Signed in to "acme".');
  expect(await tokenOf('acme')).toMatchObject({ refreshToken: expect.any(String) });
});

test('a registration of the AWS CLI is used for a code, and stays its own when the browser is used', async () => {
  await configured(session());
  await mkdir(cache, { recursive: true });
  const likeAws = { endpoint: center.url, startUrl: center.startUrl, region: 'us-east-1', cacheFolder: cache };
  const asAws = () =>
    signInLikeAwsCli({
      ...likeAws,
      sessionName: 'acme',
      scopes: ['sso:account:access'],
      onCode: ({ userCode }) => center.approveDevice(userCode),
    });
  await asAws();
  await signIn(['--device-code'], (_, said) => center.approveDevice(/code: (\S+)/.exec(said)?.[1] ?? ''));
  expect(center.log.count('RegisterClient')).toBe(1);
  expect((await signIn()).code).toBe(0);
  expect(center.log.count('RegisterClient')).toBe(2);
  // An AWS CLI before 2.22 would take a registration for PKCE for its own, and be refused.
  await asAws();
  expect(center.log.count('RegisterClient')).toBe(2);
});

test('a legacy session gets the token that the AWS CLI looks for under its start URL, of the kind that is not refreshed', async () => {
  await configured(`[profile old]\nsso_start_url = ${center.startUrl}\nsso_region = us-east-1\n`);
  const { code } = await signIn([], (_, said) => center.approveDevice(/code: (\S+)/.exec(said)?.[1] ?? ''));
  expect(code).toBe(0);
  const token = await tokenOf(center.startUrl);
  expect(token.refreshToken).toBeUndefined();
  expect(Date.parse(token.expiresAt) - Date.now()).toBeGreaterThan(7.9 * 3600_000);
});
