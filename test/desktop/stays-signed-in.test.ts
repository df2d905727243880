import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { awsSsoLogin, callerIdentityWithBoto3 } from '../clients/aws.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { type AwsProxy, startProxy } from '../identity-center/proxy.ts';
import { eventually } from './eventually.ts';
import { accountId, type SignedInApp, signedInApp, startUrl } from './signed-in-app.ts';

const hour = 3600;
/** Daypass refreshes such a token after six seconds. */
const short = 9;
const offline = 'Offline: not known whether you are still signed in';

let center: IdentityCenter;
let proxy: AwsProxy;
let app: SignedInApp | undefined;

beforeAll(async () => {
  center = await startIdentityCenter({
    accounts: [{ accountId, accountName: 'Production', roles: ['ReadOnlyAccess'] }],
    startUrls: [startUrl],
  });
  proxy = await startProxy(center);
});
afterAll(async () => {
  await proxy?.stop();
  await center?.stop();
});
beforeEach(() => {
  center.change({ accessTokenSeconds: hour, sessionSeconds: 90 * 24 * hour, clockOffsetMs: 0 });
  center.log.clear();
});
afterEach(async () => {
  await app?.stop();
  app = undefined;
  await center.reconnect();
});

async function started(
  knobs: Readonly<{ accessTokenSeconds?: number; sessionSeconds?: number }> = {},
): Promise<SignedInApp> {
  center.change(knobs);
  app = await signedInApp(center);
  await app.says('Signed in');
  return app;
}

/** The machine sleeps until its clock, and that of AWS, are so far ahead of the one here. No timer goes on meanwhile. */
async function sleepUntil(app: SignedInApp, ms: number): Promise<void> {
  center.change({ clockOffsetMs: ms });
  await app.setClockAhead(ms);
  await app.wakeUp();
}

const refreshes = () =>
  center.log.calls.filter(({ operation, userAgent }) => operation === 'CreateToken' && /daypass/.test(userAgent));
const newest = () => center.secrets().findLast(({ kind }) => kind === 'access-token')?.value;

/** Waits for the next refresh, until the token that it brought is in the file. */
async function refreshed({ token }: SignedInApp): Promise<void> {
  center.log.clear();
  await eventually('a refresh', () => refreshes().length > 0, 20_000);
  await newestIsThere(token);
}

const newestIsThere = (token: SignedInApp['token']) =>
  eventually('the newest token in the file', async () => (await token()).accessToken === newest());

/** Since `before` of them were counted, its person was shown these notices, and no others. */
async function told(app: SignedInApp, words: readonly RegExp[], before = 0): Promise<void> {
  await eventually('the notices', async () => (await app.notices()).length >= before + words.length);
  expect((await app.notices()).slice(before)).toEqual(words.map((word) => expect.stringMatching(word)));
}

/** The newest token lies in the file, and whoever looks is told so; its person was shown at most so many notices, and no page. */
async function expectSignedIn({ says, token, status, notices, openedPages }: SignedInApp, most = 0): Promise<void> {
  await says('Signed in');
  await newestIsThere(token);
  expect(await status()).toMatchObject({ state: 'signed-in', refreshable: true });
  const shown = await notices();
  expect(shown.length, shown.join('\n')).toBeLessThanOrEqual(most);
  expect(await openedPages()).toEqual([]);
}

test('asleep over the end of the token: one refresh after it wakes up, and nobody notices', async () => {
  const app = await started({ accessTokenSeconds: short });
  await refreshed(app);
  const ends = Date.parse((await app.token()).expiresAt);
  const group = -(app.app.process().pid ?? Number.NaN);
  process.kill(group, 'SIGSTOP');
  center.log.clear();
  try {
    await eventually('the end of the token', () => Date.now() > ends + 1000, 20_000);
    expect(refreshes()).toEqual([]);
    center.change({ accessTokenSeconds: hour });
  } finally {
    process.kill(group, 'SIGCONT');
  }
  await app.wakeUp();
  await eventually('another refresh', () => refreshes().length > 0);
  await expectSignedIn(app);
  expect(refreshes()).toHaveLength(1);
});

test('offline over the end of the token: said so, and refreshed by itself once AWS is there again', async () => {
  const app = await started({ accessTokenSeconds: short });
  await refreshed(app);
  await center.disconnect();
  center.log.clear();
  await app.says(offline, 30_000);
  expect(await app.status()).toMatchObject({ state: 'renewable' });
  center.change({ accessTokenSeconds: hour });
  await center.reconnect();
  await app.says('Signed in', 30_000);
  await expectSignedIn(app, 1);
  expect(refreshes()).toHaveLength(1);
});

test('24 hours offline, its person back every other hour: one notice at most, and right again at the first answer', async () => {
  const app = await started();
  await center.disconnect();
  for (let hours = 2; hours <= 24; hours += 2) {
    await app.setClockAhead(hours * hour * 1000);
    await app.wakeUp('unlock-screen');
    await app.says(offline);
  }
  center.change({ clockOffsetMs: 24 * hour * 1000 });
  center.log.clear();
  await center.reconnect();
  await app.wakeUp();
  await app.says('Signed in', 15_000);
  await expectSignedIn(app, 1);
  expect(refreshes()).toHaveLength(1);
});

test('the clock jumps, both ways and back: refreshed as before, said once for each', async () => {
  const app = await started({ accessTokenSeconds: short });
  const jumps: [number, RegExp[]][] = [
    [3 * hour, [/3 hours fast/]],
    [0, []],
    [-3 * hour, [/3 hours slow/]],
  ];
  for (const [ahead, words] of jumps) {
    const before = (await app.notices()).length;
    await app.setClockAhead(ahead * 1000);
    await refreshed(app);
    await app.says('Signed in', 65_000);
    await told(app, words, before);
    expect(refreshes().map(({ status }) => status)).not.toContain(400);
  }
  await app.setClockAhead(0);
  center.change({ accessTokenSeconds: hour });
  await refreshed(app);
  await expectSignedIn(app, 2);
});

test('asleep over the end of the sign-in itself: said once, and aws sso login is enough to go on', async () => {
  const app = await started({ sessionSeconds: hour });
  await sleepUntil(app, 2 * hour * 1000);
  await app.says(/^acme: Ended/);
  await eventually('one reminder', async () => (await app.page.getByText('Sign in to acme again').count()) === 1);

  // Back to the clock of this machine, which is the one that the AWS CLI goes by.
  await sleepUntil(app, 0);
  center.log.clear();
  expect(await awsSsoLogin(center, { home: app.desktop.home, proxy, session: 'acme' })).toMatchObject({ code: 0 });
  await expectSignedIn(app, 1);
  expect(refreshes()).toEqual([]);
});

test('what aws sso login and an SDK put in place is taken over, and never overwritten with something older', async () => {
  const app = await started();
  const client = { home: app.desktop.home, proxy };
  // Long enough for Daypass to leave it alone, and short enough for botocore to refresh it.
  center.change({ accessTokenSeconds: 14 * 60 });
  expect(await awsSsoLogin(center, { ...client, session: 'acme' })).toMatchObject({ code: 0, stderr: '' });
  await expectSignedIn(app);
  center.change({ accessTokenSeconds: hour });
  expect(await callerIdentityWithBoto3('ro', client)).toMatchObject({ Account: accountId });
  await expectSignedIn(app);
  expect(refreshes()).toEqual([]);

  // Each refresh token works once: only with the one that boto3 was given can Daypass go on.
  await sleepUntil(app, 55 * 60_000);
  await eventually('a refresh by Daypass', () => refreshes().length > 0);
  await expectSignedIn(app);
  expect(refreshes().map(({ status }) => status)).toEqual([200]);
});

test.each(['refreshable', 'legacy'] as const)(
  'a %s sign-in that was ended elsewhere has ended once AWS says so',
  async (kind) => {
    app = await signedInApp(center, kind);
    const { page, says, token } = app;
    await page.getByText('Production').first().waitFor();
    await says(/^acme: Signed in/);
    const logout = await fetch(`${center.env().AWS_ENDPOINT_URL_SSO}/logout`, {
      method: 'POST',
      headers: { 'x-amz-sso_bearer_token': (await token()).accessToken },
    });
    expect(logout.status).toBe(200);
    await page.getByRole('button', { name: 'Reload accounts' }).click();
    await says('Ended');
    await page.getByRole('button', { name: 'Sign in', exact: true }).first().waitFor();
    expect(await page.getByText(/Signed in|left, until/).count()).toBe(0);
  },
);
