import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runVerb } from '../../../main/headless.ts';
import { followPage } from '../../identity-center/follow-page.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { cacheKey } from '../../identity-center/python-json.ts';
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

describe('what goes wrong is told, and leaves nothing behind', () => {
  const left = async () => (await readdir(cache).catch(() => [])).filter((file) => file === cacheKey('acme'));

  test('denied in the browser', async () => {
    await configured(session());
    const { code, err, pages } = await signIn([], (link) => followPage(link, 'deny'));
    expect(code).toBe(3);
    expect(err).toContain('The sign-in was denied in the browser.');
    expect(await pages[0]?.text()).toContain('The sign-in was denied');
    expect(await left()).toEqual([]);
  });

  test('denied as a code', async () => {
    await configured(session());
    const deny = (_: string, said: string) => center.denyDevice(/code: (\S+)/.exec(said)?.[1] ?? '');
    expect(await signIn(['--device-code'], deny)).toMatchObject({ code: 3 });
    expect(await left()).toEqual([]);
  });

  test('a code that runs out', async () => {
    center.change({ deviceCodeSeconds: 2 });
    await configured(session());
    const { code, err } = await signIn(['--device-code'], () => undefined);
    expect(code).toBe(3);
    expect(err).toContain('The code has expired.');
  });

  test('AWS away', async () => {
    await configured(session());
    await center.stop();
    const { code, err } = await signIn();
    expect(code, err).toBe(5);
  });

  test.each([
    [[], 'There is no session yet.'],
    [['--session', 'acne'], 'There is no session'],
    [['--region', 'us-east-1'], '--region goes with --start-url.'],
    [['--start-url', 'hello world'], ''],
    [['--browser'], 'There is no option --browser.'],
  ])('wrong usage: %j', async (args, words) => {
    const { code, err } = await signIn(args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
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
    expect((await fetch(callback, { method: 'POST', body: 'code=x' })).status).toBe(404);
    await sleep(100);
    return followPage(link);
  });
  expect(code).toBe(0);
});
