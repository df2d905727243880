import { spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textFile } from '../../../main/adapters/text-file.ts';
import { nodeFileSystem } from '../../../main/adapters/text-file-aside.ts';
import { folder, litter, path } from './config-file.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

test('a folder in the place of the backup is named', async () => {
  await writeFile(path, 'one');
  await mkdir(`${path}.daypass-backup`);
  const file = textFile(path);
  await expect(file.replace('two', await file.read())).rejects.toMatchObject({
    kind: 'file',
    words: { what: `${path}.daypass-backup could not be changed.`, why: 'It is a folder.' },
  });
  expect(await readFile(path, 'utf8')).toBe('one');
});

test('the null device is a file that is not there, and stays a device', async () => {
  await symlink('/dev/null', path);
  const file = textFile(path);
  expect(await file.read()).toBeUndefined();
  await expect(file.replace('x', undefined)).rejects.toMatchObject({ kind: 'file', message: /is not a file/ });
  expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
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
