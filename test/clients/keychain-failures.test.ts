import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Variant } from '@jellybrick/dbus-next';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type BusAnswer, busService } from '../desktop/bus-service.ts';
import { type PrivateBus, privateBus } from '../desktop/private-bus.ts';
import { runDaypass } from './daypass.ts';
import {
  access,
  expectFailure,
  keepInKeychain,
  keyring,
  plainFiles,
  plant,
  toKeyring,
} from './keychain-surroundings.ts';
import { center, home, legacyStartUrl } from './profile-surroundings.ts';

/** From the start of a program to its end. */
const mostMs = 5000;
/** As long as an answer of the keyring is waited for. */
const waitsMs = 3000;
const asAcme = ['--session', 'acme'];
const inFile = ['--session', legacyStartUrl];

/** With nobody on it, and nobody who would be started. */
let bus: PrivateBus;
beforeAll(async () => {
  bus = await privateBus();
});
afterAll(() => bus.stop());

type State = Readonly<{
  name: string;
  words: RegExp;
  come?: () => unknown;
  variables?: () => Readonly<Record<string, string>>;
}>;

const states: readonly State[] = [
  { name: 'a locked keyring, and nobody to ask,', words: /The keyring is locked\./, come: () => keyring.lock() },
  {
    name: 'no keyring',
    words: /There is no keyring here\./,
    variables: () => ({ DBUS_SESSION_BUS_ADDRESS: bus.address }),
  },
  {
    name: 'no bus',
    words: /The keyring can't be reached\. There is no D-Bus session bus/,
    variables: () => ({ DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: '' }),
  },
  { name: 'a keyring that hangs', words: /The keyring does not answer\./, come: () => keyring.hang() },
];

test.each(states)('$name is told of within five seconds, and keeps nobody from a session in a file', async (state) => {
  const { words, come, variables } = state;
  await keepInKeychain();
  await plant(legacyStartUrl);
  await writeFile(join(home, '.config', 'daypass', 'settings.json'), '{"settings": {"storeTokensIn": "keychain"}}');
  const before = await plainFiles();
  await come?.();
  const env = { ...toKeyring(), ...center.env(), ...variables?.() };
  const verb = async (...args: string[]) => {
    const { ms, ...run } = await runDaypass(args, { home, env });
    expect(ms, args.join(' ')).toBeLessThan(mostMs);
    return { ...run, ms };
  };

  const [credentials, process, other, status, keychain, move, signIn] = await Promise.all([
    verb('credentials', ...asAcme, ...access),
    verb('credential-process', ...asAcme, ...access),
    verb('credentials', ...inFile, ...access),
    verb('status', '--json'),
    verb('keychain', 'status'),
    verb('keychain', 'move', ...inFile, '--keep-profiles'),
    verb('sign-in', '--device-code', '--no-browser', ...inFile),
  ]);
  expectFailure(credentials, 1, words);
  expectFailure(process, 1, words);
  expect(other).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('AWS_SESSION_TOKEN') });
  expect(other.ms).toBeLessThan(waitsMs);
  // What can't be looked at is not told to be gone.
  const known = [
    { name: 'acme', state: 'signed-in', storage: 'keychain' },
    { name: 'legacy', state: 'signed-in', storage: 'file' },
  ];
  expect(JSON.parse(status.stdout)).toMatchObject({ sessions: known });
  expect(status).toMatchObject({ code: 0, stderr: expect.stringMatching(words) });
  expect(keychain).toMatchObject({ code: 0, stdout: expect.stringMatching(words) });
  expect(move).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(words) });
  // As set for new sign-ins: before anybody is shown a code.
  expectFailure(signIn, 1, words);
  expect(await plainFiles()).toEqual(before);
});

test('one that gets stuck when it is to give the token is told of within five seconds, and the verb ends with that', async () => {
  await keepInKeychain();
  const answers: Record<string, BusAnswer> = {
    ReadAlias: ['o', ['/keyring']],
    Get: ['v', [new Variant('b', false)]],
    SearchItems: ['aoao', [['/keyring/1'], []]],
    OpenSession: ['vo', [new Variant('ay', Buffer.alloc(128, 2)), '/session']],
    GetSecrets: 'never',
  };
  const stuck = await privateBus();
  onTestFinished(stuck.stop);
  const service = await busService(stuck.address, 'org.freedesktop.secrets', ({ member = '' }) => answers[member]);
  onTestFinished(service.stop);
  const env = { ...toKeyring(), ...center.env(), DBUS_SESSION_BUS_ADDRESS: stuck.address };
  const run = await runDaypass(['credential-process', ...asAcme, ...access], { home, env });
  expectFailure(run, 1, /The keyring does not answer\./);
  expect(run.ms).toBeGreaterThan(waitsMs);
  expect(run.ms).toBeLessThan(mostMs);
});
