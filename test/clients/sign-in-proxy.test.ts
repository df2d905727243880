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
