import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textFile } from '../../../main/adapters/text-file.ts';
import { nodeFileSystem } from '../../../main/adapters/text-file-replace.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'text-file-'));
  path = join(folder, 'config');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const modeOf = async (at: string) => ((await stat(at)).mode & 0o777).toString(8);
const failure = (code: string) => Object.assign(new Error(code), { code });

/** What is left beside the file and its backup. */
const litter = async () =>
  (await readdir(folder)).filter((name) => name.includes('daypass-new') || name.includes('lock'));

test('what a killed process left behind, its lock and its unfinished file, is in nobody’s way, and goes', async () => {
  const { pid } = spawnSync('true');
  await writeFile(`${path}.daypass-lock`, `${hostname()} ${pid} some-id`);
  await writeFile(join(folder, '.config.some-id.daypass-new'), 'half');
  const start = performance.now();
  expect(await textFile(path).replace('x', undefined)).toMatchObject({ outcome: 'replaced' });
  expect(performance.now() - start).toBeLessThan(5000);
  expect(await litter()).toEqual([]);
});

test('a lock of a process that lives is waited for', async () => {
  await writeFile(`${path}.daypass-lock`, `${hostname()} ${process.pid} some-id`);
  const replaced = textFile(path).replace('x', undefined);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(existsSync(path)).toBe(false);
  await rm(`${path}.daypass-lock`);
  expect(await replaced).toMatchObject({ outcome: 'replaced' });
});

test('a file of secrets is readable by its owner alone once it was changed', async () => {
  await writeFile(path, 'one', { mode: 0o644 });
  await chmod(path, 0o644);
  const file = textFile(path, { keeps: 'secrets' });
  await file.replace('two', await file.read());
  expect(await modeOf(path)).toBe('600');
});

test('a link stays a link, and its target is what changes, with the backup beside the link', async () => {
  await mkdir(join(folder, 'dotfiles'));
  const target = join(folder, 'dotfiles', 'aws-config');
  await writeFile(target, 'one');
  await symlink('dotfiles/aws-config', path);
  const file = textFile(path);
  await file.replace('two', await file.read());
  expect(await readlink(path)).toBe('dotfiles/aws-config');
  expect(await readFile(target, 'utf8')).toBe('two');
  expect(await readdir(join(folder, 'dotfiles'))).toEqual(['aws-config']);
  expect(await readFile(`${path}.daypass-backup`, 'utf8')).toBe('one');
});

test('a link to nothing is refused, and so is one that leads back to itself', async () => {
  await symlink('nowhere', path);
  await expect(textFile(path).replace('x', undefined)).rejects.toMatchObject({ kind: 'file', message: /link/ });
  const loop = join(folder, 'loop');
  await symlink('loop', loop);
  await expect(textFile(loop).read()).rejects.toMatchObject({ kind: 'file', message: /leads back to itself/ });
  await expect(textFile(loop).replace('x', undefined)).rejects.toMatchObject({
    kind: 'file',
    message: /leads back to itself/,
  });
  expect((await lstat(path)).isSymbolicLink()).toBe(true);
});

test('a read-only file is left alone, also for root', async () => {
  await writeFile(path, 'one');
  await chmod(path, 0o444);
  const file = textFile(path);
  await expect(file.replace('two', await file.read())).rejects.toMatchObject({
    kind: 'file',
    message: /read-only.*chmod u\+w/,
  });
  expect(await readFile(path, 'utf8')).toBe('one');
  expect(await readdir(folder)).toEqual(['config']);
});

test('a folder in the place of the file, and a file in the place of the folder, are told apart from full disks', async () => {
  await mkdir(path);
  await expect(textFile(path).read()).rejects.toMatchObject({ kind: 'file', message: /is not a file/ });
  const inFile = join(folder, 'plain', 'config');
  await writeFile(join(folder, 'plain'), '');
  await expect(textFile(inFile).read()).rejects.toMatchObject({ kind: 'file', message: /is not a folder/ });
  await expect(textFile(inFile).replace('x', undefined)).rejects.toMatchObject({
    kind: 'file',
    message: /is not a folder/,
  });
});

test.each([
  ['ENOSPC', /disk is full/],
  ['EROFS', /read-only disk/],
  ['EIO', /EIO/],
])('when writing fails with %s the old content stands, and nothing is left behind', async (code, words) => {
  await writeFile(path, 'one');
  const file = textFile(path, {
    fileSystem: {
      ...nodeFileSystem,
      async writeWhole(at) {
        await writeFile(at, 'half');
        throw failure(code);
      },
    },
  });
  await expect(file.replace('two', await file.read())).rejects.toMatchObject({ kind: 'file', message: words });
  expect(await readFile(path, 'utf8')).toBe('one');
  expect(await readdir(folder)).toEqual(['config']);
});

test('a file that another program holds open for a moment, as on Windows, is waited for', async () => {
  await writeFile(path, 'one');
  let refusals = 3;
  const file = textFile(path, {
    fileSystem: {
      ...nodeFileSystem,
      async rename(from, to) {
        if (to === path && refusals-- > 0) throw failure('EPERM');
        await nodeFileSystem.rename(from, to);
      },
    },
  });
  await file.replace('two', await file.read());
  expect(await readFile(path, 'utf8')).toBe('two');
});

test('a file that stays held open ends in words about it', async () => {
  await writeFile(path, 'one');
  const file = textFile(path, {
    fileSystem: { ...nodeFileSystem, rename: () => Promise.reject(failure('EBUSY')) },
  });
  await expect(file.replace('two', await file.read())).rejects.toMatchObject({
    kind: 'file',
    message: /holds it open/,
  });
  expect(await readdir(folder)).toEqual(['config']);
});

test('another name of the same file (a hard link) does not keep the change from being made', async () => {
  await writeFile(path, 'one');
  await link(path, join(folder, 'other'));
  const file = textFile(path);
  await file.replace('two', await file.read());
  expect(await readFile(path, 'utf8')).toBe('two');
});

test.runIf(process.getuid?.() === 0)('root keeps the owner of the file', async () => {
  await writeFile(path, 'one');
  await chown(path, 1234, 2345);
  const file = textFile(path);
  await file.replace('two', await file.read());
  expect(await stat(path)).toMatchObject({ uid: 1234, gid: 2345 });
});

test.runIf(process.getuid?.() === 0)('a really full disk is told, and the old content stands', async () => {
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status).toBe(0);
  try {
    await writeFile(path, 'one');
    const file = textFile(path);
    const version = await file.read();
    await expect(file.replace('x'.repeat(200_000), version)).rejects.toMatchObject({
      kind: 'file',
      message: /disk is full/,
    });
    expect(await readFile(path, 'utf8')).toBe('one');
    expect(await litter()).toEqual([]);
  } finally {
    spawnSync('umount', [folder]);
  }
});
