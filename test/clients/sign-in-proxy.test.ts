import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { followPage } from '../identity-center/follow-page.ts';
import { cacheKey } from '../identity-center/python-json.ts';
import { runDaypass } from './daypass.ts';
import { linkShownBy, startVerb } from './verb-under-way.ts';
import { accountId, cache, center, expectFailure, home, proxy } from './verbs-surroundings.ts';

test('through the proxy of a company with an authority of its own, a person signs in and sees their accounts', async () => {
  const run = startVerb(['sign-in', '--no-browser', '--session', 'acme'], { HOME: home, ...proxy.env() });
  onTestFinished(() => void run.child.kill('SIGKILL'));
  const link = new URL(await linkShownBy(run));
  expect(link.host).toBe('oidc.us-east-1.amazonaws.com');
  // Their browser has its own way through the proxy.
  expect((await followPage(`${center.url}${link.pathname}${link.search}`)).status).toBe(200);
  expect(await run.ended, run.said()).toBe(0);
  expect(JSON.parse(await readFile(join(cache, cacheKey('acme')), 'utf8')).accessToken).toMatch(/^aoa/);
  const accounts = await runDaypass(['accounts'], { home, env: proxy.env() });
  expect(accounts.code, accounts.stderr).toBe(0);
  expect(accounts.stdout).toContain(accountId);
  expect(proxy.refused).toEqual([]);
});

test.each([[[]], [['--device-code']]])(
  'without that authority no sign-in begins, TLS is named, and what to set (%j)',
  async (way) => {
    const { HTTPS_PROXY = '' } = proxy.env();
    const run = await runDaypass(['sign-in', '--no-browser', '--session', 'acme', ...way], {
      home,
      env: { HTTPS_PROXY },
    });
    expectFailure(run, 5, /not trusted.*TLS certificate of oidc\.us-east-1\.amazonaws\.com.*AWS_CA_BUNDLE/);
    expect(await readdir(cache)).toEqual([]);
    expect(center.log.count()).toBe(0);
  },
);

test.each([
  ['the authority is missing', {}, /TLS certificate of acme\.awsapps\.com.*AWS_CA_BUNDLE/],
  [
    'the certificate file is missing',
    { AWS_CA_BUNDLE: '/missing/ca.pem' },
    /\/missing\/ca\.pem \(AWS_CA_BUNDLE\) can't be read/,
  ],
  [
    'nobody is at the proxy',
    { HTTPS_PROXY: 'http://127.0.0.1:9' },
    /acme\.awsapps\.com \(through the proxy 127\.0\.0\.1:9\) was refused/,
  ],
])(
  'a start page that cannot be asked for its region is not taken for a missing --region: %s',
  async (_, env, words) => {
    const { HTTPS_PROXY = '' } = proxy.env();
    const args = ['sign-in', '--no-browser', '--start-url', 'https://acme.awsapps.com/start', '--session', 'new'];
    expectFailure(await runDaypass(args, { home, env: { HTTPS_PROXY, ...env } }), 5, words);
    expect(await readFile(join(home, '.aws', 'config'), 'utf8')).not.toContain('new');
  },
);
