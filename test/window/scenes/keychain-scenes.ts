import type { Page } from 'playwright-core';
import type { KeychainLook, KeychainPreview, SessionView } from '../../../preload/contract.ts';
import {
  damagedRecord,
  heldUp,
  inKeychain,
  inMemory,
  largePreview,
  noKeychain,
  plainBeside,
  refused,
  unread,
  unsure,
  withLostProfiles,
} from '../sample-keychain.ts';
import type { Scene, Scenes } from './scene.ts';

const shows = (session: SessionView, act?: (page: Page) => Promise<void>): Scene => ({
  view: 'usual',
  async act(page) {
    await page.evaluate((change) => window.app.push(change), { sessions: [session] });
    await act?.(page);
  },
});

const has = (page: Page, parts: { look?: KeychainLook; preview?: Partial<KeychainPreview> }) =>
  page.evaluate(({ look, preview }) => {
    if (look !== undefined) window.keychain.look = look;
    Object.assign(window.keychain.preview, preview);
  }, parts);

/** From the pass to the dialog. */
export const openMove = async (page: Page) => {
  await page.getByRole('button', { name: /^In (a file|keychain)$/ }).click();
  await page.getByRole('button', { name: /^Move (to keychain|back to a file)…$/ }).click();
  await page
    .getByRole('dialog', { name: /^Move/ })
    .getByText('where it is called')
    .or(page.getByText('goes back'))
    .waitFor();
};

const openSettings = async (page: Page) => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Where tokens are kept' }).scrollIntoViewIfNeeded();
};

export const keychainScenes: Scenes = {
  'where the token is': { view: 'usual', act: (page) => page.getByRole('button', { name: 'In a file' }).click() },
  'where the token in the keychain is': shows(inKeychain, (page) =>
    page.getByRole('button', { name: 'In keychain' }).click(),
  ),
  'token in memory': shows(inMemory, (page) => page.getByRole('button', { name: 'In memory' }).click()),
  'keychain locked': shows(unread),
  'renewal held up by the keychain': shows(heldUp),
  'plain file beside the keychain': shows(plainBeside),
  'profiles without their token': shows(withLostProfiles),
  'changing profiles without their token': shows(withLostProfiles, async (page) => {
    await page.getByRole('button', { name: 'Change them…' }).click();
    await page.getByText('so nothing moves').waitFor();
  }),
  'export while the token is in the keychain': shows(inKeychain, async (page) => {
    await page.getByRole('button', { name: 'More: Data Lake, AWSReadOnlyAccess' }).click();
    await page.getByRole('menuitem', { name: /Export profile/ }).click();
    await page.getByText('Does not work now').scrollIntoViewIfNeeded();
  }),
  'record of the keychain damaged': {
    view: 'usual',
    act: (page) =>
      page.evaluate((change) => window.app.push(change), {
        sessions: [unsure()],
        accounts: [],
        problem: damagedRecord,
      }),
  },
  'sign-in not kept': shows(refused()),
  'move to keychain': { view: 'usual', act: openMove },
  'move without its profiles': {
    view: 'usual',
    act: async (page) => {
      await openMove(page);
      await page.getByText('Also change these 2 profiles').click();
      await page.getByText('They stop working').waitFor();
    },
  },
  'move of many profiles': {
    view: 'usual',
    height: 1000,
    act: async (page) => {
      await has(page, { preview: largePreview });
      await openMove(page);
      await page.getByText('The exact change').click();
    },
  },
  'move with nothing that depends on it': {
    view: 'usual',
    act: async (page) => {
      await has(page, { preview: { profiles: [], changes: [], unaffected: [] } });
      await openMove(page);
    },
  },
  'move without a keychain': {
    view: 'usual',
    act: async (page) => {
      await has(page, { look: noKeychain });
      await openMove(page);
      await page.getByText('There is no keyring').waitFor();
    },
  },
  moving: {
    view: 'usual',
    act: async (page) => {
      await page.evaluate(() => {
        window.keychain.waits = new Promise(() => undefined);
      });
      await openMove(page);
      await page.getByRole('button', { name: 'Move', exact: true }).click();
      await page.getByText('may ask you').waitFor();
    },
  },
  'moved to keychain': {
    view: 'usual',
    act: async (page) => {
      await openMove(page);
      await page.getByRole('button', { name: 'Move', exact: true }).click();
      await page.getByRole('heading', { name: 'Moved to keychain' }).waitFor();
    },
  },
  'moved, and something is left': {
    view: 'usual',
    act: async (page) => {
      await page.evaluate(() => {
        window.keychain.warnings = [
          'Credentials for roles of "acme" are still in files of the AWS CLI. ~/.aws/cli/cache can’t be written. Put that right, then move it again: that takes those files away.',
        ];
      });
      await openMove(page);
      await page.getByRole('button', { name: 'Move', exact: true }).click();
      await page.getByText('are still in files').waitFor();
    },
  },
  'move back to a file': shows(inKeychain, openMove),
  'settings of tokens': { view: 'several signed in', height: 1600, act: openSettings },
  'settings of tokens without a keychain': {
    view: 'usual',
    height: 1600,
    act: async (page) => {
      await has(page, { look: noKeychain });
      await openSettings(page);
      await page.getByText('There is no keyring').waitFor();
    },
  },
  'settings of tokens with a locked keychain': {
    view: 'usual',
    height: 1600,
    act: async (page) => {
      await has(page, { look: { state: 'locked', name: 'the keyring' } });
      await openSettings(page);
      await page.getByText('The keyring is locked').waitFor();
    },
  },
};
