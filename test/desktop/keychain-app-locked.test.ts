import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { runDaypass } from '../clients/daypass.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { eventually } from './eventually.ts';
import { type KeychainApp, keychainApp } from './keychain-app.ts';

const accountId = '001234567890';
const role = 'ReadOnlyAccess';
const pictures = made.screenshots;

let center: IdentityCenter;
let person: KeychainApp;

/** The token of acme is in the keychain, that of beta in a file. */
beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  center = await startIdentityCenter({
    accounts: [{ accountId, accountName: 'Production', roles: [role] }],
    startUrls: ['acme', 'beta'].map((name) => `https://${name}.awsapps.com/start`),
  });
  person = await keychainApp(center);
  for (const session of ['acme', 'beta']) await person.signInElsewhere(session);
  const moving = ['keychain', 'move', '--session', 'acme'];
  expect(await runDaypass(moving, { home: person.desktop.home, env: person.env })).toMatchObject({ code: 0 });
}, 60_000);
afterAll(async () => {
  await person?.stop();
  await center?.stop();
});

const picture = (name: string) => person.page().screenshot({ path: join(pictures, `${name}.png`) });

/** A click on something that is in the window alone, and one that the main process has to answer. */
async function expectToAnswer(): Promise<void> {
  const { button, page, call } = person;
  const start = performance.now();
  await button('Settings').click();
  await page().getByRole('heading', { name: 'Where tokens are kept' }).waitFor();
  await call('view.get', undefined);
  expect(performance.now() - start).toBeLessThan(2000);
  await button('Settings').click();
  await page().getByText('Production').or(page().getByRole('alert')).first().waitFor();
}

async function expectOtherSessionToWork(): Promise<void> {
  const { page, call, desktop } = person;
  await call('session.choose', { sessionId: 'beta' });
  await page().getByText('Production').first().waitFor();
  await call('access.copyCredentials', { sessionId: 'beta', accountId, role });
  expect(await desktop.clipboard()).toContain(center.secrets().findLast(({ kind }) => kind === 'session-token')?.value);
}

test.each([
  ['locked', 'The keyring is locked.', () => person.keyring.lock(), () => person.keyring.unlock()],
  ['hanging', 'The keyring does not answer.', () => person.keyring.hang(), () => person.keyring.goOn()],
])(
  'with a %s keyring, the app says so within five seconds, answers, and goes on later',
  async (name, words, come, end) => {
    const { close, call, button, page } = person;
    await close();
    await come();
    await person.start();
    const note = page().getByRole('alert').getByText(words);
    // While it is waited for, as well.
    await expectToAnswer();
    await call('session.choose', { sessionId: 'acme' });
    await note.waitFor({ timeout: 5000 });
    await picture(`keyring-${name}`);
    const start = performance.now();
    const moving = call('keychain.move', { sessionId: 'beta', to: 'keychain', profiles: false });
    await Promise.all([expect(moving).rejects.toThrow(words), expectToAnswer()]);
    expect(performance.now() - start).toBeLessThan(5000);
    await expectOtherSessionToWork();

    await call('session.choose', { sessionId: 'acme' });
    await note.waitFor();
    await end();
    await eventually('it to be read', async () => {
      if ((await note.count()) === 0) return true;
      await button('Try again').click({ timeout: 500 });
      return false;
    });
    await page().getByText('Production').first().waitFor();
    await call('access.copyCredentials', { sessionId: 'acme', accountId, role });
  },
);
