import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { followPage } from '../../identity-center/follow-page.ts';
import { cacheKey } from '../../identity-center/python-json.ts';
import { signInLikeAwsCli } from '../../identity-center/sign-in-like-aws-cli.ts';
import { cache, center, configured, home, session, signIn } from './run-sign-in-verb.ts';

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

test('a start URL that nobody knows yet becomes a session of the config file', async () => {
  const { code, err } = await signIn([
    '--start-url',
    `${center.startUrl}/#/`,
    '--region',
    'us-east-1',
    '--session',
    'new',
  ]);
  expect(code, err).toBe(0);
  expect(await readFile(join(home, '.aws', 'config'), 'utf8')).toContain('[sso-session new]');
  expect(await tokenOf('new')).toMatchObject({ startUrl: center.startUrl });
});

describe('a registration that AWS no longer knows', () => {
  test('is had anew, in the same tab, where AWS says so', async () => {
    await configured(session());
    await signIn();
    center.failNext('CreateToken', 'unauthorized');
    const { code, pages } = await signIn([], async (link) => {
      const onward = await followPage(link);
      // fetch has followed the browser's way to the page of the new registration.
      expect(onward.url).toContain('/authorize?');
      return followPage(onward.url);
    });
    expect(code).toBe(0);
    expect(await pages[0]?.text()).toContain('You are signed in');
    expect(center.log.count('RegisterClient')).toBe(2);
  });
});

test('a clock that is off is told at the end, in one line, though the sign-in went well', async () => {
  center.change({ clockOffsetMs: 40 * 60_000 });
  await configured(session());
  const { code, err } = await signIn();
  expect(code, err).toBe(0);
  expect(err).toMatch(/daypass: Signed in to "acme"\.\ndaypass: This computer's clock is 40 minutes slow\. [^\n]+\n$/);
});

describe('the browser', () => {
  async function browserScript(lines: string) {
    const visits = join(home, 'visits');
    const script = join(home, 'my browser');
    await writeFile(script, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
    return { BROWSER: `'${script}'`, visits };
  }

  test('that BROWSER names is opened, once, with the link', async () => {
    await configured(session());
    const { BROWSER, visits } = await browserScript('echo "$1" >> "$(dirname "$0")/visits"; sleep 3');
    const { code } = await signIn([], (link) => followPage(link), { BROWSER });
    expect(code).toBe(0);
    const opened = (await readFile(visits, 'utf8')).trim().split('\n');
    expect(opened).toEqual([expect.stringMatching(new RegExp(`^${center.url}/authorize\\?`))]);
  });

  test('that does not start is told, and the link works all the same', async () => {
    await configured(session());
    const { BROWSER } = await browserScript('exit 3');
    const { code, err } = await signIn([], undefined, { BROWSER, PATH: '' });
    expect(code).toBe(0);
    expect(err).toContain('No browser was opened. Open this link');
  });
});

test('requests to the port from elsewhere neither end nor disturb a sign-in', async () => {
  await configured(session());
  const { code } = await signIn([], async (link) => {
    const callback = new URL(link).searchParams.get('redirect_uri') ?? '';
    const strays = [
      '/',
      '/favicon.ico',
      '/oauth/callback',
      '/oauth/callback?code=x&state=y',
      '/oauth/callback?error=access_denied',
    ];
    for (const path of strays) expect((await fetch(new URL(path, callback))).status).toBe(404);
    const right = `${callback}?code=evil&state=${new URL(link).searchParams.get('state')}`;
    for (const method of ['POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
      expect((await fetch(right, { method })).status, method).toBe(404);
    }
    const huge = await fetch(`${callback}?code=${'x'.repeat(64 * 1024)}`).catch(() => undefined);
    expect(huge?.status ?? 431).toBe(431);
    const { port } = new URL(callback);
    const crowd = Array.from({ length: 100 }, () => connect(Number(port), '127.0.0.1').on('error', () => undefined));
    await Promise.all(crowd.map((socket) => once(socket, 'connect')));
    const page = await followPage(link);
    for (const socket of crowd) socket.destroy();
    return page;
  });
  expect(code).toBe(0);
});
