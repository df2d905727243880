import { expect, test } from 'vitest';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { keysFingerprint } from '../../../main/domain/keys-fingerprint.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { type ExaminePorts, examine } from '../../../main/services/doctor/examine.ts';
import type { WrittenProfile } from '../../../main/services/written-profiles.ts';
import { allSaid, hour, now, seenPath } from './findings.ts';

const path = '/home/ana/.aws/credentials';
const keys = '[work]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = hush\naws_session_token = hush\n';
const acme = {
  id: 'acme',
  name: 'acme',
  form: 'sso-session',
  startUrl: 'https://a.awsapps.com/start',
  region: 'eu-west-1',
} as const;
const written: WrittenProfile = {
  sessionId: 'acme',
  accountId: '123456789012',
  role: 'R',
  path,
  header: 'work',
  keys: keysFingerprint(parseAwsFile(keys).sections[0]?.settings ?? new Map()),
  whole: true,
  expiresAt: now - hour,
};

/** A machine on which nothing is, but for `changes`. */
const machine = (changes: Partial<ExaminePorts> = {}): ExaminePorts => ({
  platform: 'linux',
  userId: 1000,
  env: {},
  clock: { now: () => now },
  home: '/home/ana',
  config: { path: '/home/ana/.aws/config', read: async () => undefined },
  credentials: { path, read: async () => undefined },
  copies: [],
  seen: async () => [],
  find: async () => ({ sessions: [], skipped: [] }),
  findRead: async () => ({ sessions: [], skipped: [] }),
  tokenFolder: '/home/ana/.aws/sso/cache',
  written: { list: async () => [], isWhole: async () => true },
  isSignedOut: async () => false,
  cached: { folder: '/home/ana/.aws/cli/cache', list: async () => [] },
  helper: '/home/ana/.local/share/daypass/bin/daypass',
  program: async () => 'there',
  ask: async () => [],
  bus: async () => undefined,
  look: async () => ({ state: 'ready', name: 'the keyring', accounts: [] }),
  kept: { list: async () => [] },
  filesOf: async () => [],
  settings: async () => ({ storeTokensIn: 'file', newPlaintext: 'move' }),
  ...changes,
});

const look = async (changes: Partial<ExaminePorts>) => allSaid((await examine(machine(changes))).findings);
const fails = (what: string) => async () => {
  throw new Problem('file', { what });
};

test('on a machine with nothing on it there is no problem', async () => {
  expect((await look({})).filter((text) => text.startsWith('problem'))).toEqual([]);
});

test('what can’t be looked at is a finding, in the words of the person’s home, and the rest is looked at', async () => {
  const said = await look({
    config: { path: '/home/ana/.aws/config', read: fails('/home/ana/.aws/config is not a file.') },
    seen: fails('/home/ana/.aws can’t be read.'),
    find: fails('No sessions.'),
    written: { list: fails('No record.'), isWhole: fails('No record.') },
    cached: { folder: '/x', list: fails('No cache.') },
    bus: fails('No bus.'),
    env: { AWS_PROFILE: 'gone' },
  });
  expect(said.filter((text) => text.startsWith('problem'))).toEqual([
    'problem: ~/.aws can’t be read.',
    'problem: No sessions.',
    'problem: No record.',
    'problem: No cache.',
    'problem: ~/.aws/config is not a file.',
    expect.stringContaining('AWS_PROFILE names the profile "gone"'),
  ]);
});

test('each region of the sessions is asked once', async () => {
  const asked: string[][] = [];
  const sessions = [acme, { ...acme, id: 'two', name: 'two' }, { ...acme, id: 'us', name: 'us', region: 'us-east-1' }];
  await look({
    find: async () => ({ sessions, skipped: [] }),
    ask: async (regions) => {
      asked.push([...regions]);
      return [];
    },
  });
  expect(asked).toEqual([['eu-west-1', 'us-east-1']]);
});

test('what the config file leaves out is told of once, as the matter of a profile', async () => {
  const text = '[profile a]\nsso_session = nope\n';
  const said = await look({
    config: { path: '/home/ana/.aws/config', read: async () => ({ text }) },
    find: async () => ({ sessions: [], skipped: [{ file: '~/.aws/config', reason: 'Line 1: nope.' }] }),
  });
  expect(said.filter((one) => one.includes('nope'))).toHaveLength(1);
});

test('keys that have ended by our clock, but not by that of AWS, stay', async () => {
  const credentials = { path, read: async () => ({ text: keys }) };
  const holds = { credentials, written: { list: async () => [written], isWhole: async () => true } };
  expect((await look(holds)).join('\n')).toContain('have ended. That was 1 h ago');
  const date = new Date(now - 2 * hour).toUTCString();
  const said = await look({ ...holds, ask: async () => [{ host: 'portal', answered: { date, at: now } }] });
  expect(said.join('\n')).toContain("This computer's clock is 2 hours fast.");
  expect(said).toContain('ok: The keys that Daypass wrote have not ended, and their sessions are not signed out.');
});

test('a program that many profiles name is looked up once', async () => {
  const looked: string[] = [];
  const text = '[profile a]\ncredential_process = get a\n[profile b]\ncredential_process = get b\n';
  const said = await look({
    config: { path: '/home/ana/.aws/config', read: async () => ({ text }) },
    program: async (name) => {
      looked.push(name);
      return 'missing';
    },
  });
  expect(looked).toEqual(['get']);
  expect(said.filter((one) => one.includes('names get, which is not there'))).toHaveLength(2);
});

test.each([
  ['linux', 1],
  ['darwin', 0],
  ['win32', 0],
])('on %s the bus of the desktop is asked so often: %i', async (platform, times) => {
  let asked = 0;
  const bus = async () => {
    asked += 1;
    return undefined;
  };
  await look({ platform, bus });
  expect(asked).toBe(times);
});

test('a config file that others may read is a problem once there are keys in it', async () => {
  const config = '/home/ana/.aws/config';
  const seen = async () => [seenPath('~/.aws/config', { isSecret: false, mode: 0o644 })];
  const read = (text: string) => ({ config: { path: config, read: async () => ({ text }) }, seen });
  expect(await look(read('[profile a]\nregion = eu-west-1\n'))).toContainEqual(
    expect.stringMatching(/^note: Other users of this computer may read ~\/\.aws\/config\./),
  );
  const { findings } = await examine(machine(read(keys.replace('[work]', '[profile work]'))));
  expect(findings).toContainEqual(
    expect.objectContaining({
      check: 'permissions',
      status: 'problem',
      what: 'Other users of this computer may read ~/.aws/config.',
      mend: { kind: 'modes', changes: [{ path: config, mode: 0o600 }] },
    }),
  );
});

test('with what was heard before, nobody outside is asked once more', async () => {
  let asked = 0;
  const date = new Date(now - 2 * hour).toUTCString();
  const ports = machine({
    find: async () => ({ sessions: [acme], skipped: [] }),
    async ask() {
      asked += 1;
      return [{ host: 'portal', answered: { date, at: now } }];
    },
    async bus() {
      asked += 1;
      return { owned: [], activatable: [] };
    },
    async look() {
      asked += 1;
      return { state: 'locked', name: 'the keyring' };
    },
  });
  const first = await examine(ports);
  expect(asked).toBe(3);
  expect(await examine(ports, first.outside)).toEqual(first);
  expect(asked).toBe(3);
});

test('keys of a session that is signed out are a problem as long as they may work', async () => {
  const live = { ...written, expiresAt: now + hour };
  const said = await look({
    credentials: { path, read: async () => ({ text: keys }) },
    written: { list: async () => [live], isWhole: async () => true },
    isSignedOut: async (sessionId) => sessionId === 'acme',
  });
  expect(said).toContainEqual(
    expect.stringMatching(/^problem: The keys .* may still work, although "acme" is signed out/),
  );
  const unsure = {
    isSignedOut: fails('No sessions.'),
    written: { list: async () => [live], isWhole: async () => true },
  };
  expect((await look(unsure)).join('\n')).not.toContain('signed out');
});

test('of a record that is damaged, or was, nothing is vouched for', async () => {
  const said = await look({ written: { list: async () => [], isWhole: async () => false } });
  expect(said).toContainEqual(expect.stringMatching(/^problem: What Daypass remembers of the keys .* damaged\./));
  const seen = async () => [seenPath('~/.config/daypass/written-profiles.corrupt-0a1b2c.json')];
  const later = await look({ seen });
  expect(later).toContainEqual(
    expect.stringContaining('set aside as ~/.config/daypass/written-profiles.corrupt-0a1b2c.json'),
  );
  for (const one of [said, later]) expect(one.join('\n')).not.toContain('ok: Daypass knows of no keys');
});

test('where tokens are, and what can’t be known of it, is looked at with the rest', async () => {
  const token = { expiresAt: now + hour, refreshable: false, storage: 'file', sharedWithAwsCli: true } as const;
  const said = await look({
    find: async () => ({ sessions: [{ ...acme, token }], skipped: [] }),
    kept: { list: fails('The record /home/ana/.config/daypass/keychain.json is damaged.') },
  });
  expect(said).toContainEqual(expect.stringContaining('The token of "acme" is in a file that any program of yours'));
  expect(said).toContainEqual(
    expect.stringContaining('problem: The record ~/.config/daypass/keychain.json is damaged.'),
  );
  expect(said.join('\n')).not.toMatch(/^ok: .*sign-in/m);
});

test('files beside the keychain are looked for only where that asks nobody', async () => {
  const token = { expiresAt: now + hour, refreshable: true, storage: 'keychain', sharedWithAwsCli: false } as const;
  const find = async () => ({ sessions: [{ ...acme, token }], skipped: [] });
  const filesOf = async () => ['~/.aws/sso/cache/a.json'];
  const told = expect.stringContaining('still in plain files: ~/.aws/sso/cache/a.json.');
  expect(await look({ find, filesOf })).toContainEqual(told);
  const mac = async () => ({ state: 'ready', name: 'the macOS Keychain' }) as const;
  expect(await look({ find, filesOf, look: mac })).not.toContainEqual(told);
});
