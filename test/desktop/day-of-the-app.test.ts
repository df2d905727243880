import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { eventually } from './eventually.ts';
import { type FakeNotifications, fakeNotifications } from './fake-notifications.ts';
import { accountId, type SignedInApp, signedInApp, startUrl } from './signed-in-app.ts';

const minute = 60_000;
const hour = 60 * minute;
const signedIn = /: Signed in until | left, until /;

let center: IdentityCenter;
let app: SignedInApp | undefined;
let daemon: FakeNotifications | undefined;

beforeEach(async () => {
  center = await startIdentityCenter({
    accounts: [{ accountId, accountName: 'Production', roles: ['ReadOnlyAccess'] }],
    startUrls: [startUrl],
  });
});
afterEach(async () => {
  await daemon?.stop();
  await app?.stop();
  await center.stop();
});

/** The built app, early in a day of which it sees as much as the test lets it. */
async function dayOf(kind: 'refreshable' | 'legacy', knobs: Parameters<IdentityCenter['change']>[0]) {
  center.change(knobs);
  const running = await signedInApp(center, kind);
  app = running;
  const notifications = await fakeNotifications(running.desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  daemon = notifications;
  await eventually('the daemon to be known', () => running.page.evaluate(knowsNotifications));
  return {
    ...running,
    notifications,
    endOfToken: async () => Date.parse((await running.token()).expiresAt),
    /** It is this time now (UTC ms), here and at AWS; what was between, the machine has slept through. */
    async wakesUpAt(now: number): Promise<void> {
      const ahead = now - Date.now();
      center.change({ clockOffsetMs: ahead });
      await running.setClockAhead(ahead);
      await running.wakeUp();
    },
    titles: () => notifications.shown.map(({ title, id, replaces }) => [title, id, replaces]),
  };
}

async function knowsNotifications(): Promise<boolean> {
  type Asked = { ok: true; value: { settings: { notifications: string } } };
  const { daypass } = globalThis as unknown as { daypass: { 'view.get'(): Promise<Asked> } };
  return (await daypass['view.get']()).value.settings.notifications === 'shown';
}

test('a day with a sign-in that nobody renews: three reminders in one place; after a sleep one, and acting on it is one sign-in', async () => {
  const day = await dayOf('legacy', { accessTokenSeconds: (8 * hour) / 1000 });
  const end = await day.endOfToken();
  for (const before of [4 * hour, hour, 15 * minute, 10 * minute, 5 * minute, minute, 0, -minute, -hour]) {
    await day.wakesUpAt(end - before);
    await day.says(before > 15 * minute ? signedIn : before > 0 ? /: Ends in / : /: Ended /);
  }
  await eventually('all reminders', () => day.notifications.shown.length >= 3);
  expect(day.titles()).toEqual([
    ['acme ends in 15 min', 1, 0],
    ['acme ends in 5 min', 1, 1],
    ['acme has ended', 1, 1],
  ]);

  await plantToken(join(day.desktop.home, '.aws', 'sso', 'cache'), center.grantToken('legacy', startUrl), 'acme');
  await day.says(signedIn);
  await eventually('the reminder to go', () => day.notifications.closed.length === 1);
  await day.wakesUpAt((await day.endOfToken()) + 2 * hour);
  await eventually('the reminder', () => day.notifications.shown.length === 4);
  expect(day.titles().at(-1)).toEqual(['acme has ended', 4, 0]);

  expect(await day.openedPages()).toEqual([]);
  day.notifications.act(4, 'sign-in');
  await eventually('the browser', async () => (await day.openedPages()).length > 0);
  await day.page.getByText('Allow access in your browser').waitFor();
  expect(await day.openedPages()).toHaveLength(1);
  expect(day.notifications.shown).toHaveLength(4);
});

test('a day with a sign-in that AWS renews: none, through a long sleep, until AWS renews it no more; then one', async () => {
  const start = Date.now();
  const day = await dayOf('refreshable', { accessTokenSeconds: hour / 1000, sessionSeconds: (8 * hour) / 1000 });
  for (const hours of [0.5, 1, 1.5, 2, 5, 5.5, 6, 6.9]) {
    await day.wakesUpAt(start + hours * hour);
    await eventually('a token that lasts', async () => (await day.endOfToken()) > start + hours * hour);
    await day.says('Signed in');
  }
  expect(day.titles()).toEqual([]);
  // Of a token that had ended before it was seen nobody is told: the last one is awake for as long as a look at the files takes.
  const seen = Date.now() + 1500;
  await eventually('the last token to be seen', () => Date.now() > seen);
  await day.wakesUpAt(start + 9 * hour);
  await day.says(/: Ended /);
  await eventually('the reminder', () => day.notifications.shown.length > 0);
  await day.wakesUpAt(start + 20 * hour);
  expect(day.titles()).toEqual([['Sign in to acme again', 1, 0]]);
  expect(await day.openedPages()).toEqual([]);
});
