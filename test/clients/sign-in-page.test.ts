import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeFlaws } from '../desktop/axe-flaws.ts';
import { launchChromium } from '../desktop/chromium.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { signInLikeAwsCli } from '../identity-center/sign-in-like-aws-cli.ts';

let center: IdentityCenter;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  center = await startIdentityCenter();
  browser = await launchChromium();
}, 30_000);
afterAll(async () => {
  await browser?.close();
  await center?.stop();
});
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

const heading = (): Promise<string> => page.getByRole('heading').innerText();

test('a person compares the code, allows it, and the app that waits is signed in', { timeout: 30_000 }, async () => {
  const cacheFolder = await mkdtemp(join(tmpdir(), 'sign-in-'));
  const clicked: Promise<void>[] = [];
  const file = await signInLikeAwsCli({
    endpoint: center.url,
    startUrl: center.startUrl,
    region: center.region,
    sessionName: 'acme',
    scopes: ['sso:account:access'],
    cacheFolder,
    onCode: ({ userCode, verificationUriComplete }) => {
      const click = async (): Promise<void> => {
        await page.goto(verificationUriComplete);
        expect(await page.getByLabel('Code').innerText()).toBe(userCode);
        await page.getByRole('button', { name: 'Allow access' }).click();
        expect(await heading()).toBe('You are signed in');
      };
      clicked.push(click());
    },
  });
  await Promise.all(clicked);
  expect(JSON.parse(await readFile(file, 'utf8')).accessToken).toMatch(/^aoa/);
  await rm(cacheFolder, { recursive: true });
});

test('a code that is not known is asked for again', async () => {
  await page.goto(`${center.url}/device`);
  await page.getByLabel('Code').fill('WRNG-CODE');
  await page.getByRole('button', { name: 'Next' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('No request has this code.');
});

test('by authorization code and PKCE the browser ends at the loopback address', { timeout: 30_000 }, async () => {
  const arrived: URL[] = [];
  const loopback = createServer((request, response) => {
    arrived.push(new URL(request.url ?? '', 'http://127.0.0.1'));
    response.end('You can close this tab.');
  });
  await new Promise<void>((resolve) => loopback.listen(0, '127.0.0.1', resolve));
  const redirectUri = `http://127.0.0.1:${(loopback.address() as AddressInfo).port}/oauth/callback`;
  const post = async (path: string, body: object): Promise<Record<string, string>> => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(center.url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const { clientId, clientSecret } = await post('/client/register', {
    clientName: 'Daypass',
    clientType: 'public',
    scopes: ['sso:account:access'],
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: ['http://127.0.0.1/oauth/callback'],
    issuerUrl: center.startUrl,
  });
  const codeVerifier = randomBytes(48).toString('base64url');
  const link = new URL(`${center.url}/authorize`);
  link.search = String(
    new URLSearchParams({
      response_type: 'code',
      client_id: clientId ?? '',
      redirect_uri: redirectUri,
      state: 'the-state',
      code_challenge_method: 'S256',
      scopes: 'sso:account:access',
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    }),
  );

  await page.goto(link.href);
  await page.getByRole('button', { name: 'Deny' }).click();
  await page.waitForURL(/\/oauth\/callback\?error=/);
  // The browser asks for an icon as well, before or after.
  const refused = arrived.find((url) => url.searchParams.has('error'));
  expect(refused?.searchParams.get('error')).toBe('access_denied');

  await page.goto(link.href);
  await page.getByRole('button', { name: 'Allow access' }).click();
  await page.waitForURL(/\/oauth\/callback\?code=/);
  const back = arrived.find((url) => url.searchParams.has('code'));
  expect(back?.searchParams.get('state')).toBe('the-state');
  const code = back?.searchParams.get('code');
  const grant = { grantType: 'authorization_code', clientId, clientSecret, code, codeVerifier, redirectUri };
  expect(await post('/token', grant)).toMatchObject({ accessToken: expect.stringMatching(/^aoa/), expiresIn: 3600 });
  loopback.closeAllConnections();
  loopback.close();
});

test('a console link shows what it would open, and is noted', async () => {
  const [account] = center.accounts();
  await page.goto(`${center.startUrl}/#/console?account_id=${account?.accountId}&role_name=ReadOnlyAccess`);
  expect(await heading()).toBe('The AWS console would open here');
  expect(await page.locator('dl').innerText()).toContain('Production');
  await expect.poll(() => center.consoleVisits()).toEqual([{ accountId: account?.accountId, role: 'ReadOnlyAccess' }]);
});

test.each(['light', 'dark'] as const)(
  'the pages have no accessibility fault in %s',
  { timeout: 30_000 },
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme });
    const shown = await context.newPage();
    const { accessToken: _, ...client } = center.grantToken();
    const started = await fetch(`${center.url}/device_authorization`, { method: 'POST', body: JSON.stringify(client) });
    const consent = `/device?user_code=${(await started.json()).userCode}`;
    for (const path of ['/start', '/device', '/device?user_code=none', consent, '/authorize']) {
      await shown.goto(center.url + path);
      if (path === consent) expect(await shown.getByRole('button').allInnerTexts()).toEqual(['Deny', 'Allow access']);
      expect(await axeFlaws(shown), path).toEqual([]);
    }
    await context.close();
  },
);
