import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptSessionsFile } from '../../../main/adapters/kept-sessions-file.ts';
import { plainTokens } from '../../../main/adapters/plain-tokens.ts';
import { tokenCache } from '../../../main/adapters/token-cache.ts';
import { tokenStore } from '../../../main/adapters/token-store.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { findSessions } from '../../../main/services/find-sessions.ts';
import { keptTokens } from '../../../main/services/kept-tokens.ts';
import { moveTokens } from '../../../main/services/move-tokens.ts';
import { wholeItems } from '../../../main/services/whole-items.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { sampleToken } from '../signed-in/sample-token.ts';
import { fakeKeychain } from './fake-keychain.ts';
import { clientOf, registrationOf } from './moving-world.ts';

const id = 'acme';
const config = '[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n';

/** Real files, with a token that lasts and its registration. */
async function signedIn() {
  const home = await temporaryFolder();
  const folder = await temporaryFolder();
  const label = (path: string) => path;
  const clock = { now: () => Date.now(), sleep: async () => undefined };
  const token = sampleToken('a', { expiresAt: Date.now() + 3_600_000, client: clientOf('a') });
  const text = tokenText(token, undefined);
  await writeFile(join(folder, tokenFileName(id)), text);
  await writeFile(join(folder, 'b51f.json'), registrationOf(token));
  const keychain = fakeKeychain({ mostBytes: 2560 });
  const record = keptSessionsFile(home, label);
  let count = 0;
  const kept = keptTokens({
    keychain: wholeItems(keychain),
    record,
    clock,
    platform: 'linux',
    newVersion: () => `version-${count++}`,
    storeNewIn: async () => 'file',
  });
  const { find, tokens } = findSessions({
    config: { path: 'config', read: async () => ({ text: config }) },
    cache: tokenCache(folder),
    kept,
    clock,
    label,
  });
  const moves = moveTokens({
    ...{ find, tokens, record, kept, clock },
    plain: plainTokens(folder),
    exclusively: tokenStore(folder).exclusively,
    newPlaintext: async () => 'move',
    adopt: async () => false,
    endLeaving: async () => undefined,
    dependents: {
      preview: async () => ({ profiles: [], changes: [], left: [], unaffected: [] }),
      change: async () => ({ files: [], profiles: [] }),
    },
    undoProfiles: async () => ({ files: [] }),
    removeRoleCredentials: async () => undefined,
  });
  return { home, folder, token, text, keychain, moves, tokens };
}

test('after a move no file holds a secret; after a restore the file is there, byte for byte', async () => {
  const { home, folder, token, text, keychain, moves, tokens } = await signedIn();
  await moves.move(id, 'keychain', false);
  expect(await readdir(folder)).toEqual([]);
  const secrets = [token.accessToken, token.refreshToken, token.client?.secret].map((secret) => secret?.reveal() ?? '');
  for (const file of await readdir(home)) {
    const bytes = await readFile(join(home, file), 'latin1');
    for (const secret of secrets) expect(bytes.includes(secret), `${file} has ${secret.slice(0, 8)}`).toBe(false);
  }
  expect(keychain.items.size).toBeGreaterThan(2);
  expect((await tokens(id))?.accessToken.reveal()).toBe('access-a');
  await moves.move(id, 'file', false);
  expect(await readFile(join(folder, tokenFileName(id)), 'utf8')).toBe(text);
  expect((await readdir(folder)).sort()).toEqual([tokenFileName(id), 'b51f.json'].sort());
  expect(keychain.items.size).toBe(0);
});

test('a token behind a link goes from where it really is', async () => {
  const { folder, text, moves, tokens } = await signedIn();
  const elsewhere = await temporaryFolder();
  await writeFile(join(elsewhere, 'token.json'), text);
  await symlink(join(elsewhere, 'token.json'), join(folder, 'linked.json'));
  await moves.move(id, 'keychain', false);
  expect(await readdir(folder)).toEqual([]);
  expect(await readdir(elsewhere)).toEqual([]);
  expect((await tokens(id))?.accessToken.reveal()).toBe('access-a');
});
