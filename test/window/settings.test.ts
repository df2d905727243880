import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asked } from './asked.ts';
import { startWindow, type WindowUnderTest } from './open-window.ts';
import { madeProfiles } from './sample-profiles.ts';
import { settingsOf } from './sample-settings.ts';
import { accountsOf, states, usualView } from './sample-view.ts';

let daypass: WindowUnderTest;
beforeAll(async () => {
  daypass = await startWindow();
}, 60_000);
afterAll(() => daypass?.close());

const title = (page: Page) => page.getByRole('heading', { level: 1, name: 'Settings' });
const gear = (page: Page) => page.getByRole('button', { name: 'Settings' });
const open = async (change: Parameters<typeof settingsOf>[0] = {}) => {
  const page = await daypass.open(usualView({ settings: settingsOf(change) }));
  await gear(page).click();
  await title(page).waitFor();
  return page;
};
const changes = (page: Page) => asked(page, 'settings.change');
/** The kit hides the input itself: a person clicks what names it. */
const choose = (page: Page, name: string | RegExp) => page.locator('label', { hasText: name }).click();
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);

test('the comma key opens the settings, Escape goes back, and all is as it was: the focus, the search, the place', async () => {
  const page = await daypass.open(usualView({ accounts: accountsOf(200) }));
  const search = page.getByRole('searchbox', { name: 'Search accounts' });
  await search.fill('team');
  await page.evaluate(() => document.querySelector('main')?.scrollTo({ top: 3000 }));
  const shown = page.getByRole('heading', { level: 3, name: /^Team 60/ });
  await shown.waitFor();
  await page.keyboard.press('Control+,');
  await title(page).waitFor();
  expect(await search.isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Settings');
  await page.keyboard.press('Escape');
  await title(page).waitFor({ state: 'detached' });
  expect(await focusedId(page)).toBe('search');
  expect(await search.inputValue()).toBe('team');
  await shown.waitFor();
  expect(await page.evaluate(() => document.querySelector('main')?.scrollTop)).toBe(3000);
});

test('at a large zoom, where all of the window scrolls, each page begins at its top', async () => {
  const page = await daypass.open(usualView({ accounts: accountsOf(200), profiles: madeProfiles }), {
    width: 220,
    height: 360,
  });
  for (const title of ['Profiles', 'Several accounts', 'Settings']) {
    await page.getByRole('searchbox').waitFor();
    await page.evaluate(() => window.scrollTo({ top: 600 }));
    if (title === 'Settings') await gear(page).click();
    else {
      await page.getByRole('button', { name: 'Tools' }).click();
      await page.getByRole('menuitem', { name: title }).click();
    }
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    // The menu gives the focus back in the next frames.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect([title, await page.evaluate(() => window.scrollY)]).toEqual([title, 0]);
    await page.keyboard.press('Escape');
  }
});

test('the gear tells whether the settings are open, and has the focus again after them', async () => {
  const page = await daypass.open(usualView());
  await gear(page).focus();
  await page.keyboard.press('Enter');
  await title(page).waitFor();
  expect(await gear(page).getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: 'Back' }).click();
  await title(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Settings');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await gear(page).click();
  await title(page).waitFor({ state: 'detached' });
});

test('neither key acts through a dialog that lies on top', async () => {
  const page = await daypass.open(usualView());
  await page.getByRole('button', { name: 'Sessions' }).click();
  await page.keyboard.press('Control+,');
  await page.getByRole('menuitem', { name: 'Add a session…' }).click();
  await page.getByRole('dialog', { name: 'Add a session' }).waitFor();
  await page.keyboard.press('Control+,');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await title(page).count()).toBe(0);
});

test('the settings are there before the first sign-in, too', async () => {
  const page = await daypass.open(states.first ?? usualView());
  await gear(page).click();
  await choose(page, 'Start at login');
  await page.getByRole('switch', { name: 'Start at login', checked: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: 'Welcome to Daypass' }).waitFor();
});

test('each setting is in force at once', async () => {
  const page = await open();
  await choose(page, 'New accounts and roles');
  await choose(page, 'Start at login');
  await choose(page, 'Open the window at start');
  await choose(page, 'Dark');
  await choose(page, /^Temporary keys/);
  await choose(page, 'Never');
  await page.getByText('They stay on the clipboard until you copy something else, sign out or quit.').waitFor();
  expect(await changes(page)).toEqual([
    { remindOfNewAccess: true },
    { startAtLogin: true },
    { openWindowAtStart: true },
    { theme: 'dark' },
    { exportKind: 'keys' },
    { clearClipboardAfter: 0 },
  ]);
});

test('the region of new profiles is kept once it is one, can be found by its place, and can be none again', async () => {
  const page = await open();
  const region = page.getByRole('combobox', { name: 'Region' });
  await region.pressSequentially('frank');
  await page.getByText('A region looks like eu-central-1.').waitFor();
  expect(await changes(page)).toEqual([]);
  await page.getByRole('option', { name: 'eu-central-1' }).click();
  await page.waitForFunction(() => window.app.asked.some(({ call }) => call === 'settings.change'));
  await region.fill('');
  await page.waitForFunction(() => window.app.asked.filter(({ call }) => call === 'settings.change').length === 2);
  expect(await changes(page)).toEqual([{ exportRegion: 'eu-central-1' }, { exportRegion: '' }]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await title(page).waitFor({ state: 'detached' });
});

test('what could not be set is said beside it, until it could', async () => {
  const page = await open();
  const login = page.getByRole('switch', { name: 'Start at login' });
  await page.evaluate(() => {
    window.app.failing['settings.change'] = {
      kind: 'file',
      what: 'The settings could not be saved.',
      next: 'Free some space.',
    };
  });
  await choose(page, 'Start at login');
  await page.getByText('The settings could not be saved. Free some space.').waitFor();
  expect(await login.isChecked()).toBe(false);
  expect(await login.evaluate(describedBy)).toContain('Free some space.');
  await page.evaluate(() => {
    delete window.app.failing['settings.change'];
  });
  await choose(page, 'Start at login');
  await page.getByText('The settings could not be saved.').waitFor({ state: 'detached' });
  await page.evaluate((change) => window.app.push(change), {
    settings: settingsOf({ startAtLogin: true, startAtLoginProblem: 'The autostart folder is read-only.' }),
  });
  await page.getByText('The autostart folder is read-only.').waitFor();
  expect(await login.evaluate(describedBy)).toContain('The autostart folder is read-only.');
});

test('what this computer does not have is said where it matters', async () => {
  const page = await open({ tray: 'none', notifications: 'none' });
  await page.getByText('This desktop shows no notifications. Reminders appear in this window.').waitFor();
  await page.getByText('This desktop shows no tray icons.').waitFor();
  await page.evaluate((change) => window.app.push(change), { settings: settingsOf({ notifications: 'silent' }) });
  await page.getByText('reminders appear in the tray menu and in this window.').waitFor();
  expect(await page.getByText('no tray icons').count()).toBe(0);
});

test('the keyboard alone reaches every setting', async () => {
  const page = await open({ allowedRoles: 1 });
  const reached: (string | null | undefined)[] = [];
  await page.keyboard.press('Tab');
  for (let at = 0; at < 19; at += 1) {
    const name = await page.evaluate(() => {
      const each = document.activeElement;
      const labels = each instanceof HTMLInputElement ? each.labels?.[0]?.textContent : undefined;
      return (labels || each?.getAttribute('aria-label') || each?.textContent)?.trim();
    });
    reached.push(name);
    await page.keyboard.press('Tab');
  }
  expect(reached).toEqual([
    '1 h',
    'Another, in minutes',
    'Add',
    'New accounts and roles',
    'Start at login',
    'Open the window at start',
    'None',
    'In a file',
    'Move it to the keychain',
    'acme: Move to keychain…',
    'As the system',
    'Name',
    expect.stringContaining('Through your session'),
    'Region',
    'Bash/zsh',
    '1 min',
    'Ask again',
    'Tools',
    'Settings',
  ]);
});

test('only what is below the title scrolls: it stays, wherever one goes', async () => {
  const page = await open();
  await page.getByRole('radio', { name: 'Never' }).focus();
  expect((await title(page).boundingBox())?.y).toBeGreaterThan(0);
  expect(
    await page.evaluate(() => {
      const { scrollHeight = 0, clientHeight = 0 } = document.scrollingElement ?? {};
      return scrollHeight - clientHeight;
    }),
  ).toBe(0);
});

test('in forced colours one still sees what is chosen and what is on', async () => {
  const page = await daypass.open(usualView({ settings: settingsOf({ startAtLogin: true }) }), {
    forcedColors: 'active',
  });
  await gear(page).click();
  const color = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((each) => getComputedStyle(each).backgroundColor);
  const on = '.switch[data-selected] .switch-track';
  expect(await color(on)).not.toBe(await color('.switch:not([data-selected]) .switch-track'));
  expect(await color('.segment[data-selected]')).not.toBe(await color('.segment:not([data-selected])'));
});

/** What is read out with a control. A function that runs in the page. */
function describedBy(control: Element): string {
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}
