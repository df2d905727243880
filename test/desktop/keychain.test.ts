import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { osKeychain } from '../../main/adapters/os-keychain.ts';
import { type Keyring, startKeyring } from './keyring.ts';

// The library connects to one bus in the life of a process: they share one.
let keyring: Keyring;
beforeAll(async () => {
  keyring = await startKeyring();
});
afterAll(() => keyring.stop());
beforeEach(() => {
  for (const [name, value] of Object.entries(keyring.env)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

const keychain = () => osKeychain('linux', join(keyring.home, '.config', 'daypass'));

test('a token is kept under the name that people look for, and comes back whole', async () => {
  const { write, read, remove, list } = keychain();
  const texts = new Map([
    ['corp', 'x'.repeat(8192)],
    ['my company, Ümläut', '{"a": "\u{1f511}"}'],
    ['https://d-1234567890.awsapps.com/start/#', 'one'],
  ]);
  for (const [account, text] of texts) await write(account, text, 'silently');
  for (const [account, text] of texts) expect(await read(account, 'silently')).toBe(text);
  expect(await keyring.find('Daypass', 'corp')).toMatchObject({
    label: 'Daypass/corp',
    text: texts.get('corp'),
    attributes: { service: 'Daypass', account: 'corp' },
  });
  expect((await list('silently')).toSorted()).toEqual([...texts.keys()].toSorted());
  for (const account of texts.keys()) await remove(account, 'silently');
  await remove('corp', 'silently');
  expect(await list('silently')).toEqual([]);
  expect(await read('corp', 'silently')).toBeUndefined();
});
