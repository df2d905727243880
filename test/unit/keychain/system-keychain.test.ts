import { describe, expect, test } from 'vitest';
import { callKeytar, type Keytar } from '../../../main/adapters/keytar.ts';
import { systemKeychain } from '../../../main/adapters/system-keychain.ts';
import { systemFailure } from '../../../main/adapters/system-keychain-failure.ts';

/** keytar as it works on that system: Windows lists what begins with a text, macOS what is of a service. */
function fakeKeytar(platform: 'darwin' | 'win32') {
  const items = new Map<string, string>();
  const keytar: Keytar = {
    getPassword: async (service, account) => items.get(`${service}/${account}`) ?? null,
    setPassword: async (service, account, text) => void items.set(`${service}/${account}`, text),
    deletePassword: async (service, account) => items.delete(`${service}/${account}`),
    async findCredentials(service) {
      const start = platform === 'win32' ? service : `${service}/`;
      const found = [...items].filter(([name]) => name.startsWith(start));
      return found.map(([name, password]) => ({ account: name.slice(name.indexOf('/') + 1), password }));
    },
  };
  return { items, keytar };
}

describe.each(['darwin', 'win32'] as const)('on %s', (platform) => {
  const made = (load: () => Promise<Keytar>) =>
    systemKeychain(
      platform,
      'Daypass',
      callKeytar((message) => systemFailure(platform, message), load),
    );

  test('items are kept under Daypass, and those of others are not seen', async () => {
    const { items, keytar } = fakeKeytar(platform);
    items.set('Daypasses/other', 'theirs');
    const { read, write, remove, list, look } = made(async () => keytar);
    expect(await look()).toBe('ready');
    await write('corp', 'text', 'silently');
    expect(items.get('Daypass/corp')).toBe('text');
    expect(await read('corp', 'silently')).toBe('text');
    expect(await list('silently')).toEqual(['corp']);
    await remove('corp', 'silently');
    await remove('corp', 'silently');
    expect(await read('corp', 'silently')).toBeUndefined();
    expect([...items.keys()]).toEqual(['Daypasses/other']);
  });

  test('an item that it was not let into has no name, and is not listed', async () => {
    const { keytar } = fakeKeytar(platform);
    const findCredentials = async () => [{ account: '', password: '' }];
    expect(await made(async () => ({ ...keytar, findCredentials })).list('silently')).toEqual([]);
  });

  test('without the library it can not be used', async () => {
    const { read, look } = made(() => Promise.reject(new Error('not here')));
    await expect(read('corp', 'silently')).rejects.toMatchObject({ kind: 'no-service', detail: 'not here' });
    await expect(look()).rejects.toMatchObject({ kind: 'no-service' });
  });
});

test('Windows takes 2,560 bytes of UTF-8, and nothing longer is even tried', async () => {
  const { items, keytar } = fakeKeytar('win32');
  const windows = systemKeychain(
    'win32',
    'Daypass',
    callKeytar(
      (message) => systemFailure('win32', message),
      async () => keytar,
    ),
  );
  expect(windows.mostBytes).toBe(2560);
  await windows.write('corp', 'é'.repeat(1280), 'silently');
  await expect(windows.write('corp', 'é'.repeat(1281), 'silently')).rejects.toMatchObject({ kind: 'too-large' });
  expect(items.get('Daypass/corp')).toHaveLength(1280);
  expect(systemKeychain('darwin', 'Daypass').mostBytes).toBeUndefined();
});

test.each([
  ['darwin', 'User canceled the operation.', 'denied'],
  ['darwin', 'The user name or passphrase you entered is not correct.', 'denied'],
  ['darwin', 'User interaction is not allowed.', 'locked'],
  ['darwin', 'User interaction is required, but is currently not allowed.', 'locked'],
  ['darwin', 'A default keychain could not be found.', 'no-collection'],
  ['darwin', 'No keychain is available. You may need to restart your computer.', 'no-service'],
  ['darwin', 'Die Verbindung ist ungültig.', 'refused'],
  ['win32', 'A specified logon session does not exist. It may already have been terminated.', 'no-service'],
  ['win32', 'Access is denied.', 'denied'],
  ['win32', 'The stub received bad data.', 'too-large'],
  ['win32', '', 'refused'],
] as const)('on %s, "%s" is: %s', (platform, message, kind) => {
  expect(systemFailure(platform, message)).toMatchObject({ kind, detail: message === '' ? undefined : message });
});
