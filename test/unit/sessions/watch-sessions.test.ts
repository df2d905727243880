import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchPath } from '../../../main/adapters/watch.ts';
import { type Watch, watchSessions } from '../../../main/services/watch-sessions.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function watched() {
  const home = await temporaryFolder();
  const aws = join(home, '.aws');
  const places = {
    configFile: join(aws, 'config'),
    tokenCache: join(aws, 'sso', 'cache'),
    record: join(home, 'daypass', 'keychain.json'),
  };
  let seen = 0;
  const start = () => {
    const stop = watchSessions({ watch: watchPath, places }, () => seen++);
    onTestFinished(stop);
    return stop;
  };
  /** True when a change is told of within `ms`: by default, the 2 s that a person would wait. */
  const noticed = async (change: () => Promise<unknown>, ms = 1900) => {
    await pause(250);
    const before = seen;
    await change();
    return vi
      .waitFor(() => expect(seen).toBeGreaterThan(before), { timeout: ms, interval: 20 })
      .then(
        () => true,
        () => false,
      );
  };
  return { home, ...places, start, noticed };
}

test('a token that is written, replaced or deleted is noticed', async () => {
  const { tokenCache, start, noticed } = await watched();
  await mkdir(tokenCache, { recursive: true });
  start();
  const file = join(tokenCache, 'a.json');
  expect(await noticed(() => writeFile(file, '{}'))).toBe(true);
  expect(await noticed(() => writeFile(file, '{"a":1}'))).toBe(true);
  expect(await noticed(() => writeFile(`${file}.tmp`, '{}').then(() => rename(`${file}.tmp`, file)))).toBe(true);
  expect(await noticed(() => rm(file))).toBe(true);
});

test('the first sign-in of a fresh home is noticed, folders and all', async () => {
  const { tokenCache, configFile, start, noticed } = await watched();
  start();
  expect(await noticed(() => mkdir(dirname(configFile)).then(() => writeFile(configFile, '')))).toBe(true);
  const signIn = () => mkdir(tokenCache, { recursive: true }).then(() => writeFile(join(tokenCache, 'a.json'), '{}'));
  expect(await noticed(signIn)).toBe(true);
  expect(await noticed(() => writeFile(join(tokenCache, 'b.json'), '{}'))).toBe(true);
});

test('what another process notes of the keychain is noticed, the first time as well', async () => {
  const { record, start, noticed } = await watched();
  start();
  expect(await noticed(() => mkdir(dirname(record)).then(() => writeFile(record, '{}')))).toBe(true);
  expect(await noticed(() => writeFile(`${record}.tmp`, '{}').then(() => rename(`${record}.tmp`, record)))).toBe(true);
});

test('a cache folder that was deleted and made again is watched again', async () => {
  const { tokenCache, start, noticed } = await watched();
  await mkdir(tokenCache, { recursive: true });
  start();
  expect(await noticed(() => rm(dirname(tokenCache), { recursive: true }))).toBe(true);
  expect(await noticed(() => mkdir(tokenCache, { recursive: true }))).toBe(true);
  expect(await noticed(() => writeFile(join(tokenCache, 'a.json'), '{}'))).toBe(true);
});

test('a folder above that is replaced by another is noticed, and the new one watched', async () => {
  const { home, tokenCache, start, noticed } = await watched();
  await mkdir(tokenCache, { recursive: true });
  start();
  const swap = () => rename(join(home, '.aws'), join(home, 'old')).then(() => mkdir(tokenCache, { recursive: true }));
  expect(await noticed(swap)).toBe(true);
  expect(await noticed(() => writeFile(join(tokenCache, 'a.json'), '{}'))).toBe(true);
});

test('a config file that is a link is watched where it leads', async () => {
  const { home, configFile, start, noticed } = await watched();
  const target = join(home, 'dotfiles', 'aws-config');
  await mkdir(dirname(target));
  await mkdir(dirname(configFile));
  await writeFile(target, '');
  await symlink(target, configFile);
  start();
  expect(await noticed(() => writeFile(target, '[default]\n'))).toBe(true);
  expect(await noticed(() => writeFile(`${target}~`, '').then(() => rename(`${target}~`, target)))).toBe(true);
});

test('other files in the home folder are nobody’s business', async () => {
  const { home, tokenCache, start, noticed } = await watched();
  await mkdir(tokenCache, { recursive: true });
  start();
  expect(await noticed(() => writeFile(join(home, '.bash_history'), 'ls'), 700)).toBe(false);
});

test('nothing is told after it was stopped', async () => {
  const { tokenCache, start, noticed } = await watched();
  await mkdir(tokenCache, { recursive: true });
  start()();
  expect(await noticed(() => writeFile(join(tokenCache, 'a.json'), '{}'), 700)).toBe(false);
});

test('a flurry of changes is told once, and an endless one all the same', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  let change = () => {};
  const watch: Watch = (_path, _kind, onChange) => {
    change = onChange;
    return () => {};
  };
  let seen = 0;
  onTestFinished(watchSessions({ watch, places: { configFile: 'c', tokenCache: 't', record: 'r' } }, () => seen++));
  for (let count = 0; count < 5; count++) {
    change();
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(seen).toBe(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(seen).toBe(1);
  for (let count = 0; count < 50; count++) {
    change();
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(seen).toBeGreaterThan(1);
});
