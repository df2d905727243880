import { watch } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { followPage } from '../identity-center/follow-page.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { cacheKey } from '../identity-center/python-json.ts';
import { eventually } from './eventually.ts';
import { type KeychainApp, keychainApp, newestToken } from './keychain-app.ts';
import { watchMessages } from './watch-messages.ts';

const access = { sessionId: 'acme', accountId: '001234567890', role: 'ReadOnlyAccess' };
const ownFile = cacheKey('acme');
const pictures = made.screenshots;

let center: IdentityCenter;
let person: KeychainApp;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  center = await startIdentityCenter({
    accounts: [{ accountId: access.accountId, accountName: 'Production', roles: [access.role] }],
    startUrls: ['acme', 'beta'].map((name) => `https://${name}.awsapps.com/start`),
  });
  person = await keychainApp(center);
  await person.signInElsewhere();
  await person.start();
}, 60_000);
afterAll(async () => {
  await person?.stop();
  await center?.stop();
});

const picture = (name: string) => person.page().screenshot({ path: join(pictures, `${name}.png`) });
const config = () => readFile(join(person.aws, 'config'), 'utf8');

/** Lists the accounts anew, and copies credentials that AWS gave just now. */
async function expectToWork(): Promise<void> {
  const { page, button, call, desktop, trayToSay } = person;
  center.log.clear();
  await button('Reload accounts').click();
  await eventually('the list', () => center.log.count('ListAccounts') > 0);
  await page().getByText('Production').first().waitFor();
  await call('access.copyCredentials', access);
  expect(await desktop.clipboard()).toContain(center.secrets().findLast(({ kind }) => kind === 'session-token')?.value);
  await trayToSay('acme: Signed in');
}

async function move(from: 'In a file' | 'In keychain', by: RegExp): Promise<void> {
  const { page, button } = person;
  await button(from).click();
  await page().getByRole('button', { name: by }).click();
  await page().getByRole('dialog').getByText('Daypass/acme').waitFor();
}

test('a token is moved in the window, with the profiles that depend on it, and the session goes on', async () => {
  const { page, button, itemOf, plainFiles, keyring } = person;
  const token = newestToken(center);
  await page().getByText('Production').first().waitFor();
  await move('In a file', /^Move to keychain…$/);
  await picture('keyring-move');
  await button('Move').click();
  await page().getByText('1 profile was changed').waitFor();
  await picture('keyring-moved');
  await button('Done').click();
  await button('In keychain').waitFor();
  expect(await itemOf('acme')).toContain(token);
  expect(await keyring.accounts('Daypass')).toEqual(['acme']);
  expect(await config()).toContain('credential_process = ');
  expect(await plainFiles()).toEqual([]);
  await expectToWork();
});

test('the app that starts anew reads the token, and goes on with what it has read', async () => {
  const { close, start, desktop, page, call } = person;
  let reads = 0;
  await close();
  await watchMessages(
    desktop,
    "type='method_call',interface='org.freedesktop.Secret.Service',member='GetSecrets'",
    () => {
      reads += 1;
    },
  );
  await start();
  await page().getByText('Production').first().waitFor();
  await expectToWork();
  await Promise.all(Array.from({ length: 20 }, () => call('access.copyCredentials', access)));
  // Once more when its window is opened, comes to the front, and is asked to reload: to see what is gone.
  expect(reads).toBeGreaterThan(0);
  expect(reads).toBeLessThan(5);
});

test('a token that another program leaves in a file is taken over, and its file goes', async () => {
  const { signInElsewhere, cache, itemOf, plainFiles } = person;
  const token = await signInElsewhere();
  await eventually('no file', async () => (await plainFiles()).length === 0, 4000);
  expect(await readdir(cache)).not.toContain(ownFile);
  expect(await itemOf('acme')).toContain(token);
  await expectToWork();
});

test('or it is left there, where that is set, with a note by which it is moved', async () => {
  const { call, page, button, signInElsewhere, cache, itemOf, plainFiles } = person;
  await call('settings.change', { newPlaintext: 'leave' });
  const token = await signInElsewhere();
  await page().getByText('A newer token, from another program').waitFor();
  expect(await readdir(cache)).toContain(ownFile);
  await button('Move to keychain').click();
  await eventually('no file', async () => (await plainFiles()).length === 0);
  expect(await itemOf('acme')).toContain(token);
  await call('settings.change', { newPlaintext: 'move' });
});

test('the way back to a file can be undone', async () => {
  const { page, button, cache, itemOf, keyring, plainFiles } = person;
  await button('In keychain').click();
  await picture('keyring-details');
  await page().keyboard.press('Escape');
  await move('In keychain', /^Move back to a file…$/);
  await picture('keyring-back');
  await button('Move').click();
  await page().getByText('1 profile was turned back').waitFor();
  expect(await config()).toBe(person.config);
  expect(JSON.parse(await readFile(join(cache, ownFile), 'utf8'))).toMatchObject({ accessToken: newestToken(center) });
  expect(await keyring.accounts('Daypass')).toEqual([]);

  await button('Undo').click();
  await page().getByText('Undone').waitFor();
  await button('In keychain').waitFor();
  expect(await itemOf('acme')).toContain(newestToken(center));
  expect(await config()).toContain('credential_process = ');
  expect(await plainFiles()).toEqual([]);
  await expectToWork();
});

test('it is refreshed in the keychain', async () => {
  const { app, itemOf, plainFiles, trayToSay } = person;
  const before = newestToken(center);
  const aheadMs = 55 * 60_000;
  const setClockAhead = (ms: number) =>
    app().evaluate(({ powerMonitor }, ahead) => {
      const clock = Date as unknown as { machineNow?: () => number; now: () => number };
      clock.machineNow ??= Date.now;
      const { machineNow } = clock;
      clock.now = () => machineNow() + ahead;
      powerMonitor.emit('resume');
    }, ms);
  center.change({ clockOffsetMs: aheadMs });
  await setClockAhead(aheadMs);
  await eventually('another token', () => newestToken(center) !== before);
  await eventually('it in the keychain', async () => (await itemOf('acme'))?.includes(newestToken(center)));
  expect(await plainFiles()).toEqual([]);
  await trayToSay('acme: Signed in');
  center.change({ clockOffsetMs: 0 });
  await setClockAhead(0);
});

test('signing out takes the item out of the keychain', async () => {
  const { page, button, keyring, trayToSay } = person;
  await button('Sign out').click();
  await trayToSay('acme: Signed out');
  expect(await keyring.accounts('Daypass')).toEqual([]);
  await page().getByText('Signed out').first().waitFor();
});

test('where new sign-ins belong into the keychain, no file ever holds one', async () => {
  const { call, cache, openedPages, trayToSay, itemOf, plainFiles, button } = person;
  await button('Settings').click();
  await person.page().getByText('The keyring can be used.').waitFor();
  await person.page().getByRole('heading', { name: 'Where tokens are kept' }).scrollIntoViewIfNeeded();
  await picture('keyring-settings');
  await call('settings.change', { storeTokensIn: 'keychain' });
  const written: string[] = [];
  const watching = watch(cache, (_event, name) => void written.push(name ?? ''));
  await call('session.signIn', { sessionId: 'beta', way: 'browser' });
  await followPage(await eventually('the page', async () => (await openedPages())[0]));
  await trayToSay('beta: Signed in');
  watching.close();
  expect(written.filter((name) => name.endsWith('.json'))).toEqual([]);
  expect(await itemOf('beta')).toContain(newestToken(center));
  expect(await plainFiles()).toEqual([]);
});

test('an item that its owner deletes is missed at the next reload, and nothing is given for it any more', async () => {
  const { call, keyring, trayToSay } = person;
  await keyring.removeItem('Daypass', 'beta');
  await call('session.reload', undefined);
  await trayToSay('beta: Signed out');
  await expect(call('access.copyCredentials', { ...access, sessionId: 'beta' })).rejects.toThrow(/sign/i);
});
