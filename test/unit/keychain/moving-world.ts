import { asideName } from '../../../main/domain/aside-name.ts';
import { registrationText } from '../../../main/domain/registration-record.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Token } from '../../../main/domain/token.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { adoptItem } from '../../../main/services/adopt-item.ts';
import { findSessions } from '../../../main/services/find-sessions.ts';
import { endLeaving } from '../../../main/services/finish-leaving.ts';
import { keptTokens } from '../../../main/services/kept-tokens.ts';
import type { RawKeychain } from '../../../main/services/keychain.ts';
import { moveTokens } from '../../../main/services/move-tokens.ts';
import type { PlainTokens } from '../../../main/services/plain-tokens.ts';
import { wholeItems } from '../../../main/services/whole-items.ts';
import { nameOf, noon, sampleToken } from '../signed-in/sample-token.ts';
import { fakeKeptSessions } from './fake-kept-sessions.ts';
import { fakeKeychain } from './fake-keychain.ts';
import { Killed } from './faults.ts';

export const id = 'acme';
export const ownFile = tokenFileName(id);
export const registrationFile = 'b51f.json';
export const copyFile = 'another-tool.json';
const config = '[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n';

/** Called before each call at a port and after it, with what is done there; throws where the call is to fail. */
export type Watcher = (moment: 'before' | 'after', does: string) => void;

/** What outlives a process: files, keychain, record, profiles; and the processes that work on it. Each call takes a second. */
export function movingWorld(options: World = {}) {
  const { mostBytes, newPlaintext = 'move' } = options;
  const files = new Map<string, { text: string; modifiedAt: number }>();
  const keychain = fakeKeychain({ ...(mostBytes !== undefined && { mostBytes }) });
  const record = fakeKeptSessions();
  let count = 0;
  let now = noon;
  /** What was being written when a process was killed. */
  const unfinished = new Map<string, string>();
  const world = {
    files,
    unfinished,
    items: keychain.items,
    record: record.sessions,
    profiles: 'sso' as 'sso' | 'process',
    roleCache: true,
    /** The tokens that AWS was told to end. */
    ended: [] as (string | undefined)[],
    now: () => now,
    put: (file: string, text: string) => void files.set(file, { text, modifiedAt: now }),
    putToken: (token: Token, file = ownFile) => world.put(file, tokenText(token, undefined)),
    /** A token that AWS gives at this moment. */
    newToken: (name: string, changes: Partial<Token> = {}) =>
      sampleToken(name, { expiresAt: now + 3_600_000, client: clientOf(name), ...changes }),
    tokensIn: () => [...files].flatMap(([, { text }]) => /"access-[^"]*"/.exec(text)?.[0] ?? []),
    process,
    options,
    passTo(moment: number) {
      now = moment;
      // Names that the other world gave away are not given again.
      count = (moment - noon) / 1000;
    },
  };

  function process(watch: Watcher = () => undefined) {
    const call = async <T>(does: string, work: () => T | Promise<T>): Promise<T> => {
      now += 1000;
      watch('before', does);
      const result = await work();
      watch('after', does);
      return result;
    };
    const raw: RawKeychain = {
      ...(mostBytes !== undefined && { mostBytes }),
      read: (account, asking) => call('keychain.read', () => keychain.read(account, asking)),
      write: (account, text, asking) => call('keychain.write', () => keychain.write(account, text, asking)),
      remove: (account, asking) => call('keychain.remove', () => keychain.remove(account, asking)),
      list: (asking) => call('keychain.list', () => keychain.list(asking)),
    };
    const recordHere = {
      ...record,
      list: () => call('record.list', record.list),
      change: (...args: Parameters<typeof record.change>) => call('record.change', () => record.change(...args)),
    };
    const read = (file: string) => {
      const found = files.get(file);
      return found && { file, ...found };
    };
    const plain: PlainTokens = {
      names: () => call('plain.names', () => [...files.keys()].sort()),
      read: (file) => call('plain.read', () => read(file)),
      putAside: (file) =>
        call('plain.putAside', () => {
          const found = files.get(file);
          if (found === undefined) return undefined;
          const aside = asideName(file, String(count++));
          files.delete(file);
          files.set(aside, found);
          return read(aside);
        }),
      async write(file, text, expected) {
        try {
          await call('plain.write aside', () => void unfinished.set(file, text));
          return await call('plain.write', () => {
            unfinished.delete(file);
            if (files.get(file)?.text !== expected) return 'stale';
            world.put(file, text);
            return 'done';
          });
        } catch (error) {
          if (!(error instanceof Killed)) unfinished.delete(file);
          throw error;
        }
      },
      remove: (file) => call('plain.remove', () => void files.delete(file)),
      sweep: (file) =>
        call('plain.sweep', () => void unfinished.delete(file)).catch((error: unknown) => {
          if (error instanceof Killed) throw error;
        }),
      label: (file) => `~/.aws/sso/cache/${file}`,
    };
    const clock = { now: () => now, sleep: async () => undefined };
    const kept = keptTokens({
      keychain: wholeItems(raw),
      record: recordHere,
      clock,
      platform: 'linux',
      newVersion: () => `version-${count++}`,
      storeNewIn: async () => 'file',
    });
    const { find, tokens } = findSessions({
      config: { path: '~/.aws/config', read: async () => ({ text: config }) },
      cache: {
        list: async () => [...files.keys()],
        async read(file) {
          const found = files.get(file);
          return found === undefined ? { kind: 'gone' } : { kind: 'text', version: `${found.modifiedAt}`, ...found };
        },
      },
      kept,
      clock,
      label: (path) => path,
    });
    const turnProfiles = (to: 'sso' | 'process') =>
      call('profiles.change', () => {
        const isChanged = world.profiles !== to;
        world.profiles = to;
        return { files: [], profiles: isChanged ? ['dev'] : [], ...(isChanged && { changeId: `change-to-${to}` }) };
      });
    const moves = moveTokens({
      find,
      tokens,
      record: recordHere,
      kept,
      plain,
      clock,
      exclusively: (_, work) => call('lock', () => undefined).then(work),
      newPlaintext: async () => newPlaintext,
      adopt: adoptItem({ record: recordHere, keychain: wholeItems(raw), platform: 'linux' }),
      endLeaving: endLeaving({
        ...{ record: recordHere, keychain: wholeItems(raw), kept },
        portal: { logout: (token) => call('portal.logout', () => void world.ended.push(nameOf(token))) },
      }),
      dependents: {
        preview: async () => ({ profiles: ['dev'], changes: [], left: [], unaffected: [] }),
        change: (_, to) => turnProfiles(to === 'keychain' ? 'process' : 'sso'),
      },
      undoProfiles: (changeId) => turnProfiles(changeId === 'change-to-process' ? 'sso' : 'process'),
      removeRoleCredentials: () =>
        call('roleCache.remove', () => {
          world.roleCache = false;
        }),
    });
    return { moves, kept, find, tokens };
  }

  return world;
}

type World = Readonly<{ mostBytes?: number; newPlaintext?: 'move' | 'leave' }>;

export const clientOf = (name: string): NonNullable<Token['client']> => ({
  id: `client-${name}`,
  // As long as those of AWS are.
  secret: new Secret(`secret-${name}-${'s'.repeat(2000)}`),
  expiresAt: noon + 90 * 24 * 3_600_000,
});

export function registrationOf({ client }: Token): string {
  if (client === undefined) throw new Error('There is no registration without a client.');
  const { id: clientId, secret: clientSecret, expiresAt } = client;
  return registrationText({ clientId, clientSecret, expiresAt, grant: 'authorization-code' });
}

export type MovingWorld = ReturnType<typeof movingWorld>;

/** The same world once more, as it is now. */
export function copyOf(world: MovingWorld): MovingWorld {
  const other = movingWorld(world.options);
  for (const [file, text] of world.files) other.files.set(file, text);
  for (const [account, text] of world.items) other.items.set(account, text);
  for (const [sessionId, session] of world.record) other.record.set(sessionId, session);
  for (const [file, text] of world.unfinished) other.unfinished.set(file, text);
  other.profiles = world.profiles;
  other.roleCache = world.roleCache;
  other.passTo(world.now());
  return other;
}

/** Signed in with a file, with its registration, and with a copy of another tool's. */
export function signedInWithFile(options?: World): MovingWorld {
  const world = movingWorld(options);
  const token = world.newToken('first');
  world.putToken(token);
  world.putToken(token, copyFile);
  world.put(registrationFile, registrationOf(token));
  return world;
}

/** What people would find: the token of the session, in a process that starts now. */
export const found = async (world: MovingWorld): Promise<string | undefined> =>
  nameOf(await world.process().tokens(id, 'silently'));

/** The token of the item in the keychain. */
export async function kept(world: MovingWorld): Promise<string | undefined> {
  const item = await world.process().kept.readAnew(id, 'silently');
  return nameOf(item?.token);
}
