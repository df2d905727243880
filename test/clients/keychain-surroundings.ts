import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { definedEnvironment } from '../desktop/defined-environment.ts';
import { type Keyring, startKeyring } from '../desktop/keyring.ts';
import type { GrantedToken } from '../identity-center/grant-token.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { anySpelling, filesWithSecrets } from '../security/find-secrets.ts';
import { expectFailedVerb, type ProgramRun, runDaypass } from './daypass.ts';
import { accountId, cache, center, home, legacyStartUrl, startUrl } from './profile-surroundings.ts';

/** A real keyring, open and empty, for each test of a file that imports this; beside AWS, and a home with two sessions. */
export let keyring: Keyring;

beforeEach(async () => {
  keyring = await startKeyring();
});
afterEach(() => keyring.stop());

/** The session that profiles name, and the one that a legacy profile is by itself. */
export const sessions = ['acme', legacyStartUrl];
export const access = ['--account', accountId, '--role', 'ReadOnlyAccess'];

/** What leads a program to the keyring. */
export const toKeyring = (): Record<string, string> => {
  const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = keyring.env;
  return definedEnvironment({ DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR });
};

export const daypass = (...args: string[]): Promise<ProgramRun> =>
  runDaypass(args, { home, env: { ...toKeyring(), ...center.env() } });

/** The verb has to be done; gives what it says on stdout as JSON. */
export async function answerOf(...args: string[]) {
  const { code, stdout, stderr } = await daypass(...args);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout);
}

export const expectFailure = (run: ProgramRun, code: number, words: RegExp): void =>
  expectFailedVerb(run, code, words, center.secrets());

/** Leaves a token in a file, as another program does. */
export async function plant(session = 'acme', change: Partial<GrantedToken> = {}): Promise<GrantedToken> {
  const token = { ...center.grantToken('refreshable', session === 'acme' ? startUrl : session), ...change };
  await plantToken(cache, token, session);
  return token;
}

/** Signed in, with the token in the keychain. */
export async function keepInKeychain(change: Partial<GrantedToken> = {}): Promise<GrantedToken> {
  const token = await plant('acme', change);
  expect(await daypass('keychain', 'move', '--session', 'acme')).toMatchObject({ code: 0 });
  center.log.clear();
  return token;
}

const tokenParts = ['access-token', 'refresh-token', 'client-secret'];

/** The files of this person, and of their keyring, in which anything of a token is found, however it is written. */
export async function plainFiles(): Promise<string[]> {
  const secrets = center.secrets().filter(({ kind }) => tokenParts.includes(kind));
  expect(secrets.length).toBeGreaterThan(0);
  const all = [home, keyring.folder].map((folder) => filesWithSecrets(folder, secrets, [], anySpelling));
  return (await Promise.all(all)).flat();
}

export const itemText = async (): Promise<string | undefined> => (await keyring.find('Daypass', 'acme'))?.text;

export const newestToken = (): string =>
  center.secrets().findLast(({ kind }) => kind === 'access-token')?.value ?? expect.fail('Nobody has signed in.');

export const config = (): Promise<string> => readFile(join(home, '.aws', 'config'), 'utf8');
