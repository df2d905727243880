import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../preload/contract.ts';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { accountsOf, acme, states, usualView } from './sample-view.ts';
import { openSeveral, withRole } from './scenes/several-scenes.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const push = (page: Page, change: Partial<View>) => page.evaluate((news) => window.app.push(news), change);
const rolesShown = (page: Page) => page.locator('.several-role').allTextContents();
const readOnly = { sessionId: 'acme', role: 'AWSReadOnlyAccess' };

test('roles are listed from the least powerful, with how many accounts have each, as they become known', async () => {
  const [first, second, third] = accountsOf(3);
  if (first?.roles === undefined || second === undefined || third === undefined) throw new Error('No accounts.');
  const { roles: _, ...unknown } = second;
  const few = { ...third, roles: third.roles?.filter(({ role }) => role !== 'PowerUserAccess') ?? [] };
  const page = await daypass.open(
    usualView({ accounts: [first, unknown, few], listing: { phase: 'loading', rolesKnown: 2 } }),
  );
  await openSeveral(page);
  await page.getByText('Roles of 2 of 3 accounts known').waitFor();
  expect(await rolesShown(page)).toEqual([
    'AWSReadOnlyAccessread only2 accounts so far',
    'S3-Uploader2 accounts so far',
    'PowerUserAccess1 account so far',
    'AdministratorAccessadmin2 accounts so far',
  ]);
  await push(page, { accounts: [first, second, few], listing: { phase: 'complete', rolesKnown: 3 } });
  await button(page, /^AWSReadOnlyAccess.*3 accounts$/).waitFor();
  expect(await page.getByText('accounts known').count()).toBe(0);
});

test('while not all accounts are known, no number is promised for all of them; some that were chosen are exactly those', async () => {
  const page = await daypass.open(
    usualView({ accounts: accountsOf(20), listing: { phase: 'loading', rolesKnown: 20 } }),
  );
  await withRole('AWSReadOnlyAccess')(page);
  const all = 'all accounts that have it (20 known so far)';
  await page.getByText('In 20 accounts of acme known so far', { exact: true }).waitFor();
  await page.getByText('Production is among the 20 known so far', { exact: true }).waitFor();
  await page.getByText(`The credentials of ${all} in one file.`).waitFor();
  await page.getByText('one for each account known so far.').waitFor();
  await button(page, 'Set up…').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`For AWSReadOnlyAccess in ${all}`).waitFor();
  await dialog.getByText('19 profiles known so far in').waitFor();
  await button(page, /^Set up$/).waitFor();
  await push(page, { accounts: accountsOf(50), listing: { phase: 'complete', rolesKnown: 50 } });
  await button(page, 'Set up 48 profiles').waitFor();
  await dialog.getByText('For AWSReadOnlyAccess in 50 accounts').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('The credentials of 50 accounts in one file.').waitFor();
  await push(page, { accounts: accountsOf(20), listing: { phase: 'loading', rolesKnown: 20 } });
  await button(page, 'Choose accounts').click();
  await button(page, 'Use 20 accounts').click();
  await push(page, { accounts: accountsOf(50), listing: { phase: 'complete', rolesKnown: 50 } });
  await page.getByText('20 of 50 accounts', { exact: true }).waitFor();
  await button(page, 'Write file…').click();
  await page.getByText('holds the credentials of 20 accounts').first().waitFor();
  const [request] = (await asked(page, 'several.begin')) as { accountIds: string[] }[];
  expect(request?.accountIds).toHaveLength(20);
});

test('many roles can be filtered, and the keyboard goes from the filter through them', async () => {
  const roles = Array.from({ length: 30 }, (_, at) => ({ role: `Team-${at}`, pinned: false, power: 'other' as const }));
  const page = await daypass.open(usualView({ accounts: accountsOf(2).map((each) => ({ ...each, roles })) }));
  await openSeveral(page);
  await page.getByRole('searchbox', { name: 'Filter roles' }).fill('team-2');
  expect(await page.locator('.several-role').count()).toBe(11);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Team-20', { exact: true }).waitFor();
  await button(page, 'Change role').click();
  await page.getByRole('searchbox', { name: 'Filter roles' }).fill('nothing');
  await page.getByText('No role matches “nothing”.').waitFor();
});

test('of a thousand accounts some are found, ticked and meant from then on, and few are in the page', async () => {
  const page = await daypass.open(usualView({ accounts: accountsOf(1000) }));
  await withRole('AWSReadOnlyAccess')(page);
  await button(page, 'Choose accounts').click();
  await page.getByText('1000 of 1000 accounts', { exact: true }).waitFor();
  expect(await page.getByRole('checkbox').count()).toBeLessThan(60);
  await button(page, 'Select none').click();
  expect(await button(page, 'Choose an account').isDisabled()).toBe(true);
  const search = page.getByRole('searchbox', { name: 'Search accounts' });
  await search.fill('team 99');
  const select = button(page, /^Select these/);
  const found = Number(/\d+/.exec((await select.textContent()) ?? '')?.[0]);
  await select.click();
  await search.press('ArrowDown');
  for (let at = 0; at < 15; at += 1) {
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(isCovered)).toBe(false);
  }
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await page.getByText(`${found - 1} of 1000 accounts`, { exact: true }).waitFor();
  await search.fill('production');
  await page.getByRole('checkbox', { name: /^Production production/ }).check();
  await button(page, `Use ${found} accounts`).click();
  await page.getByText(`${found} of 1000 accounts`, { exact: true }).waitFor();
  await page.getByText('Production is among them').waitFor();
  await button(page, 'Verify').click();
  await page.getByRole('table').waitFor();
  const [request] = (await asked(page, 'several.begin')) as { accountIds: string[] }[];
  expect(request?.accountIds).toHaveLength(found);
  expect(request?.accountIds).toContain('100000000000');
});

test('accounts that were ticked and not used are not meant; the choice waits while one is elsewhere', async () => {
  const page = await daypass.open(usualView());
  await withRole('AWSReadOnlyAccess')(page);
  await button(page, 'Choose accounts').click();
  await button(page, 'Select none').click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('All accounts with this role').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search accounts' }).waitFor();
  await openSeveral(page);
  await page.getByText('All accounts with this role').waitFor();
  await push(page, { sessions: [acme, { ...acme, id: 'beta', name: 'beta' }], chosen: 'beta' });
  await page.getByRole('heading', { name: 'Choose a role in beta' }).waitFor();
});

test('a powerful role is asked about before anything begins, with how many accounts it reaches', async () => {
  const page = await daypass.open(usualView());
  await withRole('AdministratorAccess')(page);
  await button(page, 'Verify').focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Use a powerful role?' });
  await question.getByText('may rule 50 accounts').waitFor();
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
  expect(await button(page, 'Verify').evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await page.getByRole('table').count()).toBe(0);
  await page.keyboard.press('Enter');
  await button(page, 'Go on with AdministratorAccess').click();
  await page.getByRole('table').waitFor();
  const role = 'AdministratorAccess';
  const request = { sessionId: 'acme', role, job: 'verify' };
  expect(await asked(page, 'several.begin')).toEqual([request, request, { ...request, confirmed: true }]);
});

test('who does not want a powerful role in profiles goes on with what was filled in; a session that ends meanwhile blocks nothing', async () => {
  const page = await daypass.open(usualView());
  await withRole('AdministratorAccess')(page);
  await button(page, 'Set up…').click();
  await page.getByRole('textbox', { name: 'Names are made of' }).fill('mine-{account}');
  await page.getByText('mine-data-lake', { exact: true }).waitFor();
  await button(page, 'Set up 48 profiles').click();
  const question = page.getByRole('alertdialog', { name: 'Use a powerful role?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('mine-data-lake', { exact: true }).waitFor();
  await button(page, 'Set up 48 profiles').click();
  await question.waitFor();
  await push(page, { sessions: [{ ...acme, state: 'signed-out', timeText: 'Signed out' }], accounts: [] });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await push(page, { sessions: [acme], accounts: accountsOf(3) });
  await button(page, 'Verify').click();
  await button(page, 'Go on with AdministratorAccess').click();
  await page.getByRole('table').waitFor();
});

test('consoles open while there are at most twenty accounts, and it is said how many', async () => {
  const page = await daypass.open(usualView());
  await withRole('AWSReadOnlyAccess')(page);
  expect(await button(page, 'Open consoles').isDisabled()).toBe(true);
  await push(page, { accounts: accountsOf(20) });
  await page.getByText('Opens 20 tabs in your browser, one for each account.').waitFor();
  await button(page, 'Open consoles').click();
  await page.getByText('Opened 20 consoles.').waitFor();
  const [{ accesses }] = (await asked(page, 'access.openConsoles')) as [{ accesses: object[] }];
  expect(accesses[1]).toEqual({ ...readOnly, accountId: '100000007919' });
});

test('profiles are shown by name before they are written, by any template, and can be undone after', async () => {
  const page = await daypass.open(usualView());
  await withRole('AWSReadOnlyAccess')(page);
  await button(page, 'Set up…').click();
  await page.getByText('48 new, 1 there already, 1 left out').waitFor();
  await page.getByText('Line 12 sets sso_role_name').waitFor();
  await page.getByRole('textbox', { name: 'Names are made of' }).fill('mine-{account}');
  await page.getByText('mine-data-lake', { exact: true }).waitFor();
  await page.locator('label', { hasText: /^Temporary keys/ }).click();
  await page.getByText('49 profiles in ~/.aws/credentials').waitFor();
  await button(page, 'Set up 48 profiles').click();
  await page.getByText('50 profiles were written.').waitFor();
  const wish = { kind: 'keys', region: 'eu-central-1', template: 'mine-{account}' };
  expect(await asked(page, 'several.begin')).toEqual([{ ...readOnly, ...wish, job: 'profiles' }]);
  await button(page, 'Undo').click();
  await page.getByRole('heading', { name: 'What to do' }).waitFor();
  expect(await asked(page, 'profile.undo')).toEqual([{ changeId: 'change-1' }]);
});

test('why nothing could be begun is said, in the profiles as well', async () => {
  const page = await daypass.open(usualView());
  await withRole('AWSReadOnlyAccess')(page);
  await page.evaluate(() => {
    window.app.failing['several.begin'] = { kind: 'conflict', what: 'Daypass is at work in several accounts already.' };
  });
  await button(page, 'Write file…').click();
  await page.getByRole('alert').filter({ hasText: 'at work in several accounts already' }).waitFor();
  await button(page, 'Set up…').click();
  await button(page, 'Set up 48 profiles').click();
  await page.getByRole('dialog').getByRole('alert').filter({ hasText: 'at work in several' }).waitFor();
});

test('without a session, a sign-in or a role it is said what is missing, and the way to it', async () => {
  const none = await daypass.open(states.first ?? usualView());
  await openSeveral(none);
  await none.getByText('There is no session yet.').waitFor();
  const out = await daypass.open(states['signed out'] ?? usualView());
  await openSeveral(out);
  await out.getByRole('main').getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await out.getByText('No role matches').count()).toBe(0);
  const page = await daypass.open(usualView({ accounts: accountsOf(2).map((each) => ({ ...each, roles: [] })) }));
  await openSeveral(page);
  await page.getByText('No role has been given to you here yet.').waitFor();
  await push(page, { accounts: accountsOf(2) });
  await button(page, /^AWSReadOnlyAccess/).click();
  await button(page, 'Verify').waitFor();
  await push(page, { sessions: [{ ...acme, state: 'ended', timeText: 'Ended at 18:40', fractionLeft: 0 }] });
  await page.getByRole('main').getByText('The session has ended. Sign in to acme first.').waitFor();
  expect(await button(page, 'Verify').count()).toBe(0);
  await button(page, 'Sign in').click();
  await page.getByRole('searchbox', { name: 'Search accounts' }).waitFor();
  expect(await asked(page, 'session.signIn')).toEqual([{ sessionId: 'acme', way: 'browser' }]);
});

/** True where something lies over what has the focus. A function that runs in the page. */
function isCovered(): boolean {
  const { left = 0, top = 0, width = 0, height = 0 } = document.activeElement?.getBoundingClientRect() ?? {};
  return document.elementFromPoint(left + width / 2, top + height / 2) !== document.activeElement;
}
