import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../main/adapters/text-file-aside.ts';
import { tokenStore } from '../../../main/adapters/token-store.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Token } from '../../../main/domain/token.ts';
import type { TokenStore } from '../../../main/services/token-store.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

let path: string;
let store: TokenStore;

const token = (name: string, changes: Partial<Token> = {}): Token => ({
  startUrl: 'https://acme.awsapps.com/start',
  region: 'us-east-1',
  accessToken: new Secret(`access-${name}`),
  expiresAt: Date.UTC(2026, 10, 21, 12),
  refreshToken: new Secret(`refresh-${name}`),
  client: { id: 'client', secret: new Secret('client-secret'), expiresAt: Date.UTC(2027, 0, 1) },
  ...changes,
});

beforeEach(async () => {
  path = join(await temporaryFolder(), '.aws', 'sso', 'cache', '0ad374308c5a4e22f723adf10145eafad7c4031c.json');
  store = tokenStore(dirname(path));
});

const content = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(path, 'utf8'));
const nameIn = async (): Promise<string | undefined> => (await store.read('my-sso'))?.accessToken.reveal();
const modeOf = async (of: string) => ((await stat(of)).mode & 0o777).toString(8);
const plant = async (text: string) => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
};

test('a token is written as the AWS CLI writes it, for its owner alone, and read back', async () => {
  expect(await store.read('my-sso')).toBeUndefined();
  expect(await store.write('my-sso', token('a', { expiresAt: Date.UTC(2026, 10, 21, 12, 0, 0, 987) }))).toBe('done');
  expect(await content()).toEqual({
    startUrl: 'https://acme.awsapps.com/start',
    region: 'us-east-1',
    accessToken: 'access-a',
    expiresAt: '2026-11-21T12:00:00Z',
    clientId: 'client',
    clientSecret: 'client-secret',
    registrationExpiresAt: '2027-01-01T00:00:00Z',
    refreshToken: 'refresh-a',
  });
  expect([await modeOf(path), await modeOf(dirname(path))]).toEqual(['600', '700']);
  expect(await readdir(dirname(path))).toHaveLength(1);
  const back = await store.read('my-sso');
  expect(back).toEqual(token('a'));
  expect(back?.refreshToken?.reveal()).toBe('refresh-a');
});

test('keys that other programs keep in the file stay; a refresh token that is no longer known goes', async () => {
  await plant(
    '{"accessToken": "old", "expiresAt": "2026-11-21T10:00:00Z", "refreshToken": "old", "scopes": ["s"], "x": {"y": 1}}',
  );
  await chmod(path, 0o644);
  const { refreshToken: _, ...bare } = token('b');
  expect(await store.write('my-sso', bare)).toBe('done');
  const written = await content();
  expect(written).toMatchObject({ accessToken: 'access-b', scopes: ['s'], x: { y: 1 } });
  expect(written).not.toHaveProperty('refreshToken');
  expect(await modeOf(path)).toBe('600');
});

test.each([
  [0o755, '700'],
  [0o555, '500'],
])(
  'a folder that the AWS CLI left open to others (%o) is closed to them, and no more is changed',
  async (mode, closed) => {
    await plant('{}');
    await chmod(dirname(path), mode);
    await store.exclusively('my-sso', async () => undefined).catch(() => undefined);
    expect(await modeOf(dirname(path))).toBe(closed);
    await chmod(dirname(path), 0o700);
  },
);

test('other letters than ASCII are escaped, as Python does it', async () => {
  await store.write('my-sso', token('a', { startUrl: 'https://münchen.example/start' }));
  expect(await readFile(path, 'utf8')).toMatch(/^[ -~]+$/);
  expect((await store.read('my-sso'))?.startUrl).toBe('https://münchen.example/start');
});

test('a token that somebody else put there meanwhile is not replaced', async () => {
  await store.write('my-sso', token('theirs'));
  expect(await store.write('my-sso', token('ours'), { expected: token('old') })).toBe('stale');
  expect(await store.write('my-sso', token('ours'), { expected: undefined })).toBe('stale');
  expect(await nameIn()).toBe('access-theirs');
  expect(await store.write('my-sso', token('ours'), { expected: token('theirs') })).toBe('done');
  await store.remove('my-sso');
  expect(await store.write('my-sso', token('late'), { expected: token('ours') })).toBe('stale');
  expect(await store.write('my-sso', token('first'), { expected: undefined })).toBe('done');
});

test('a token that arrives while ours is being written wins', async () => {
  await store.write('my-sso', token('a'));
  const slow = tokenStore(dirname(path), {
    ...nodeFileSystem,
    async writeWhole(to, bytes) {
      await nodeFileSystem.writeWhole(to, bytes);
      await plant('{"accessToken": "theirs", "expiresAt": "2026-11-21T13:00:00Z"}');
    },
  });
  expect(await slow.write('my-sso', token('b'), { expected: token('a') })).toBe('stale');
  expect(await content()).toMatchObject({ accessToken: 'theirs' });
  expect(await readdir(dirname(path))).toHaveLength(1);
});

test.each([
  ['ENOSPC', /disk is full/],
  ['EROFS', /read-only/],
])('where nothing can be written (%s) the old token stays whole', async (code, words) => {
  await store.write('my-sso', token('a'));
  const before = await readFile(path, 'utf8');
  const full = tokenStore(dirname(path), {
    ...nodeFileSystem,
    writeWhole: () => Promise.reject(Object.assign(new Error(code), { code })),
  });
  await expect(full.write('my-sso', token('b'))).rejects.toMatchObject({ kind: 'file', message: words });
  expect(await readFile(path, 'utf8')).toBe(before);
  expect(await readdir(dirname(path))).toHaveLength(1);
});

test('a file that another program holds open for a moment is replaced when it lets go', async () => {
  let refusals = 3;
  const busy = tokenStore(dirname(path), {
    ...nodeFileSystem,
    rename: (from, to) =>
      refusals-- > 0
        ? Promise.reject(Object.assign(new Error('held'), { code: 'EPERM' }))
        : nodeFileSystem.rename(from, to),
  });
  expect(await busy.write('my-sso', token('a'))).toBe('done');
  expect(await nameIn()).toBe('access-a');
});

test('a link stays a link, and its end is what changes; signing out removes both', async () => {
  const kept = join(dirname(dirname(path)), 'kept.json');
  await plant('{}');
  await writeFile(kept, '{"accessToken": "old", "expiresAt": "2026-11-21T10:00:00Z"}');
  await store.remove('my-sso');
  await symlink('../kept.json', path);
  expect(await store.write('my-sso', token('a'))).toBe('done');
  expect(await readlink(path)).toBe('../kept.json');
  expect(await readFile(kept, 'utf8')).toContain('access-a');
  await store.remove('my-sso');
  expect(await readdir(dirname(kept))).toEqual(['cache']);
  expect(await readdir(dirname(path))).toEqual([]);
});

test('damage is waited out, or read through', async () => {
  await plant('{"accessToken": "half');
  const reading = store.read('my-sso');
  await sleep(40);
  await plant(
    `${JSON.stringify({ startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1', accessToken: 'new', expiresAt: '2026-11-21T10:00:00Z' })}"}`,
  );
  expect((await reading)?.accessToken.reveal()).toBe('new');
  await plant('{"accessToken": "half');
  expect(await store.read('my-sso')).toBeUndefined();
  expect(await store.write('my-sso', token('b'), { expected: token('a') })).toBe('done');
  expect(await nameIn()).toBe('access-b');
});

test('a folder in the place of the file is named as what is wrong', async () => {
  await mkdir(path, { recursive: true });
  await expect(store.read('my-sso')).rejects.toMatchObject({ kind: 'file' });
  await expect(store.write('my-sso', token('a'))).rejects.toMatchObject({ kind: 'file' });
});

test('one works on a session at a time; other sessions do not wait', async () => {
  const other = tokenStore(dirname(path));
  const steps: string[] = [];
  let two: Promise<unknown> | undefined;
  await store.exclusively('my-sso', async () => {
    two = other.exclusively('my-sso', async () => void steps.push('two'));
    await other.exclusively('another', async () => void steps.push('another'));
    // What does not wait would be through by now.
    await sleep(60);
    steps.push('one');
  });
  await two;
  expect(steps).toEqual(['another', 'one', 'two']);
  await expect(store.exclusively('my-sso', () => Promise.reject(new Error('of the work')))).rejects.toThrow(
    'of the work',
  );
  expect(await readdir(dirname(path))).toEqual([]);
});

const lockOf = () => path.replace(/json$/, 'daypass-working');

test('the lock of a killed process is broken, by one of many, and work goes on one at a time', async () => {
  await mkdir(dirname(path), { recursive: true });
  const dead = spawn('true');
  await new Promise((resolve) => dead.once('close', resolve));
  const { hostname } = await import('node:os');
  await writeFile(lockOf(), `${hostname()} ${dead.pid} x`);
  let [inside, most, done] = [0, 0, 0];
  const stores = Array.from({ length: 12 }, () => tokenStore(dirname(path)));
  await Promise.all(
    stores.map((one) =>
      one.exclusively('my-sso', async () => {
        most = Math.max(most, ++inside);
        await sleep(5);
        inside--;
        done++;
      }),
    ),
  );
  expect([most, done]).toEqual([1, 12]);
  expect(await readdir(dirname(path))).toEqual([]);
});

test('a lock whose holder lives is respected, however long the work takes', { timeout: 30_000 }, async () => {
  let over = false;
  let next: Promise<unknown> | undefined;
  await store.exclusively('my-sso', async () => {
    next = tokenStore(dirname(path)).exclusively('my-sso', async () => expect(over).toBe(true));
    await sleep(11_500);
    over = true;
  });
  await next;
});
