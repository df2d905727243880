import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plantToken } from '../identity-center/plant-token.ts';
import { runDaypass } from './daypass.ts';
import {
  access,
  accountId,
  aws,
  cache,
  center,
  daypass,
  expectFailure,
  home,
  proxy,
  refused,
  role,
  signIn,
  startUrl,
} from './verbs-surroundings.ts';

test.each([
  [['status', '--type=renderer'], /no option --type/],
  [['--json', 'status'], /verb comes first/],
  [[''], /no verb ""/],
])('%j is refused, and is none of Chromium’s business', async (args, words) => {
  expectFailure(await daypass(...args), 2, words);
});

test.each([
  ['no such verb', ['credential'], /Did you mean `daypass credentials`/],
  ['no role', ['credentials', '--account', accountId], /--role is missing/],
  ['an account id without its zeros', ['credentials', '--account', '1234567890', '--role', role], /twelve digits/],
  ['a format that is not there', ['credentials', ...access, '--format', 'yaml'], /is not one of env, fish,/],
  ['no such session', ['accounts', '--session', 'nobody'], /no session "nobody"/],
])('wrong usage ends with 2: %s', async (_, args, words) => {
  await signIn();
  expectFailure(await daypass(...args), 2, words);
  expect(center.log.count()).toBe(0);
});

test('nobody signed in, or a sign-in that has ended, is 3, and asks AWS nothing', async () => {
  expectFailure(await daypass('accounts'), 3, /signed out.*daypass sign-in --session acme/);
  await plantToken(cache, { ...center.grantToken('legacy', startUrl), expiresAt: Date.now() - 1000 }, 'acme');
  expectFailure(await daypass('credentials', ...access), 3, /has ended.*daypass sign-in --session acme/);
  expect(center.log.count()).toBe(0);
});

test.each([['accounts'], ['credentials', ...access]])(
  'a token that AWS neither takes nor renews is 3 (%s)',
  async (...args) => {
    const token = center.grantToken('refreshable', startUrl);
    await plantToken(cache, { ...token, ...refused, refreshToken: `aor${'x'.repeat(400)}` }, 'acme');
    const run = await daypass(...args);
    expectFailure(run, 3, /signed out/);
    // Asked, renewed in vain, and asked once more: one refusal alone may be a mistake.
    expect(center.log.count()).toBe(3);
  },
);

test('a role that is not assigned, and an account that is not there, are 4 within three seconds', async () => {
  await signIn();
  for (const wrong of [
    ['--account', accountId, '--role', 'NoSuchRole'],
    ['--account', '999999999999', '--role', role],
  ]) {
    const run = await daypass('credentials', ...wrong);
    expectFailure(run, 4, new RegExp(`no role "${wrong[3]}" in account ${wrong[1]}`));
    expect(run.ms).toBeLessThan(3500);
  }
});

test('a certificate that nobody vouches for is 5 at once, and the way out is named', async () => {
  await signIn();
  const { HTTPS_PROXY = '' } = proxy.env();
  const run = await runDaypass(['accounts'], { home, env: { HTTPS_PROXY } });
  expectFailure(run, 5, /certificate of portal\.sso\.us-east-1\.amazonaws\.com .*not trusted.*AWS_CA_BUNDLE/);
  expect(run.ms).toBeLessThan(3000);
});

test('a proxy that is not there is 5, and is named without its password', async () => {
  await signIn();
  const env = { HTTPS_PROXY: 'http://ana:hunter2@127.0.0.1:9' };
  const run = await runDaypass(['credentials', ...access], { home, env });
  expectFailure(run, 5, /through the proxy 127\.0\.0\.1:9/);
  expect(run.stderr).not.toContain('hunter2');
});

test('a config file or a cache that cannot be read is 6', async () => {
  await rm(cache, { recursive: true });
  await writeFile(cache, 'not a folder');
  expectFailure(await daypass('accounts'), 6, /sso.cache/);
  await rm(join(aws, 'config'));
  await mkdir(join(aws, 'config'));
  expectFailure(await daypass('credentials', ...access), 6, /\.aws.config/);
});
