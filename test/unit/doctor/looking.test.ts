import { spawnSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { busNames } from '../../../main/adapters/bus-names.ts';
import { cachedCredentials } from '../../../main/adapters/cached-credentials.ts';
import { messageBus } from '../../../main/adapters/message-bus.ts';
import { lookUpProgram } from '../../../main/adapters/program-lookup.ts';
import { type Look, seenPaths } from '../../../main/adapters/seen-paths.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

afterEach(() => vi.unstubAllEnvs());

test('folders, their files and links are seen as they lie there, each once', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'cache'));
  await mkdir(join(folder, 'cache', 'deeper'));
  await writeFile(join(folder, 'cache', 'a.json'), 'x');
  await chmod(join(folder, 'cache', 'a.json'), 0o640);
  await writeFile(join(folder, 'cache', 'b.txt'), 'x');
  await symlink(join(folder, 'cache', 'a.json'), join(folder, 'link'));
  await symlink('nowhere', join(folder, 'lost'));
  const look = (name: string, more: Partial<Look> = {}): Look => ({
    path: join(folder, name),
    isSecret: true,
    ...more,
  });
  const looks = [
    look('cache', { inside: (name) => name !== 'b.txt' }),
    look('cache', { inside: (name) => name === 'b.txt', insideOnly: true }),
    look('link'),
    look('lost'),
    look('missing'),
  ];
  const seen = await seenPaths(looks, (path) => path.replace(folder, '~'));
  expect(seen).toMatchObject([
    { label: '~/cache', kind: 'folder', isOurs: true },
    { label: '~/cache/a.json', kind: 'file', within: '~/cache', mode: 0o640 },
    { label: '~/cache/b.txt', kind: 'file', isOurs: false },
    { label: '~/link', kind: 'file', leadsTo: '~/cache/a.json', mode: 0o640 },
    { label: '~/lost', kind: 'nothing', leadsTo: '~/nowhere' },
  ]);
  expect(seen).toHaveLength(5);
});

test('a program is looked up by its path, or by its name on PATH', async () => {
  const folder = await temporaryFolder();
  const [runs, lies] = [join(folder, 'runs'), join(folder, 'lies')];
  await writeFile(runs, '');
  await chmod(runs, 0o755);
  await writeFile(lies, '');
  await chmod(lies, 0o644);
  const env = { PATH: `/nowhere:${folder}` };
  const lookUp = (name: string) => lookUpProgram(name, { env, platform: 'linux' });
  expect(await Promise.all([runs, 'runs', lies, 'lies', 'none', folder].map(lookUp))).toEqual([
    'there',
    'there',
    'not-executable',
    'not-executable',
    'missing',
    'missing',
  ]);
});

test.skipIf(process.platform === 'win32')('a named pipe among the keys of the AWS CLI holds nobody up', async () => {
  const folder = await temporaryFolder();
  spawnSync('mkfifo', [join(folder, 'a.json')]);
  const kept = { ProviderType: 'sso', Credentials: { AccountId: '111111111111' } };
  await writeFile(join(folder, 'b.json'), JSON.stringify(kept));
  await symlink('b.json', join(folder, 'c.json'));
  expect((await cachedCredentials(folder)).map(({ file }) => file).sort()).toEqual(['b.json', 'c.json']);
});

test('a bus that never answers is waited for only so long, and none at all not at all', async () => {
  const socket = join(await temporaryFolder(), 'bus');
  const deaf = createServer(() => undefined);
  await new Promise<void>((resolve) => deaf.listen(socket, resolve));
  onTestFinished(() => void deaf.close());
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${socket}`);
  const began = performance.now();
  expect(await busNames(messageBus('session', []), 200)).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(1500);
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/bus');
  expect(await busNames(messageBus('session', []), 5000)).toBeUndefined();
});
