import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { root } from '../../build/project.mjs';
import { osKeychain } from '../../main/adapters/os-keychain.ts';
import type { OsKeychain } from '../../main/services/keychain.ts';
import { type Keyring, startKeyring } from './keyring.ts';

let keyring: Keyring;
let keychain: OsKeychain;
beforeAll(async () => {
  keyring = await startKeyring();
  for (const [name, value] of Object.entries(keyring.env)) vi.stubEnv(name, value);
  keychain = osKeychain('linux', join(keyring.home, 'daypass'), { onQuestion: () => undefined });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await keyring.stop();
});

/** What keytar answers, in a process of its own: the library below it may end one whose bus goes. */
async function keytar(call: 'getPassword' | 'setPassword' | 'deletePassword', ...values: string[]): Promise<unknown> {
  const script = `require('keytar').${call}(...process.argv.slice(1)).then((answer) => console.log(JSON.stringify(answer) ?? 'null'))`;
  const options = { cwd: root, env: keyring.env };
  return JSON.parse((await promisify(execFile)(process.execPath, ['-e', script, ...values], options)).stdout);
}

const text = 'Ümläut \u{1f511} {"a": "\\n"}';

test('keytar reads, replaces and removes what Daypass has put into the keyring', async () => {
  await keychain.write('corp, Ü', text, 'silently');
  expect(await keytar('getPassword', 'Daypass', 'corp, Ü')).toBe(text);
  await keytar('setPassword', 'Daypass', 'corp, Ü', 'newer');
  expect(await keyring.accounts('Daypass')).toEqual(['corp, Ü']);
  expect(await keychain.read('corp, Ü', 'silently')).toBe('newer');
  expect(await keytar('deletePassword', 'Daypass', 'corp, Ü')).toBe(true);
  expect(await keychain.read('corp, Ü', 'silently')).toBeUndefined();
});

test('and Daypass what keytar has, which looks the same to others', async () => {
  await keytar('setPassword', 'Daypass', 'corp', text);
  const itsItem = await keyring.find('Daypass', 'corp');
  expect(await keychain.read('corp', 'silently')).toBe(text);
  await keychain.write('corp', text, 'silently');
  expect(await keyring.accounts('Daypass')).toEqual(['corp']);
  await keychain.remove('corp', 'silently');
  expect(await keytar('getPassword', 'Daypass', 'corp')).toBeNull();
  await keychain.write('corp', text, 'silently');
  expect(await keyring.find('Daypass', 'corp')).toEqual(itsItem);
});

test('a keyring that was killed and started anew goes on in the same process: locked, then as before', async () => {
  await keychain.write('corp', 'before', 'silently');
  await keyring.die();
  await expect(keychain.read('corp', 'silently')).rejects.toMatchObject({ kind: 'locked' });
  await keyring.unlock();
  expect(await keychain.read('corp', 'silently')).toBe('before');
  await keychain.write('corp', 'after', 'silently');
  expect(await keychain.read('corp', 'silently')).toBe('after');
});
