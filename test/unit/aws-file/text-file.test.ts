import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textFile } from '../../../main/adapters/text-file.ts';
import { nodeFileSystem } from '../../../main/adapters/text-file-replace.ts';
import type { TextFile } from '../../../main/services/text-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'text-file-'));
  path = join(folder, 'config');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const modeOf = async (at: string) => ((await stat(at)).mode & 0o777).toString(8);
const failure = (code: string) => Object.assign(new Error(code), { code });

/** Reads and replaces, again for as long as others come in between, as services do. */
async function change(file: TextFile, next: (text: string) => string): Promise<void> {
  for (;;) {
    const version = await file.read();
    if ((await file.replace(next(version?.text ?? ''), version)).outcome === 'replaced') return;
  }
}

/** What is left beside the file and its backup. */
const litter = async () =>
  (await readdir(folder)).filter((name) => name.includes('daypass-new') || name.includes('lock'));

test('a file that is not there reads as undefined and is made in a new private folder, readable by its owner alone', async () => {
  const deep = join(folder, '.aws', 'config');
  const file = textFile(deep);
  expect(await file.read()).toBeUndefined();
  expect(await file.replace('[a]\n', undefined)).toEqual({ outcome: 'replaced' });
  expect(await readFile(deep, 'utf8')).toBe('[a]\n');
  expect(await modeOf(deep)).toBe('600');
  expect(await modeOf(join(folder, '.aws'))).toBe('700');
});

test('a change keeps the mode, and the first one keeps the old content beside it for its owner alone', async () => {
  await writeFile(path, 'one');
  await chmod(path, 0o640);
  const file = textFile(path);
  expect(await file.replace('two', await file.read())).toEqual({
    outcome: 'replaced',
    backup: `${path}.daypass-backup`,
  });
  expect(await file.replace('three', await file.read())).toEqual({ outcome: 'replaced' });
  expect(await readFile(path, 'utf8')).toBe('three');
  expect(await readFile(`${path}.daypass-backup`, 'utf8')).toBe('one');
  expect(await modeOf(path)).toBe('640');
  expect(await modeOf(`${path}.daypass-backup`)).toBe('600');
  expect(await litter()).toEqual([]);
});

test('bytes that are not UTF-8 come back as they were', async () => {
  const bytes = Buffer.from([0x23, 0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x0a, 0xef, 0xbb, 0xbf]);
  await writeFile(path, bytes);
  const file = textFile(path);
  const version = await file.read();
  await file.replace(`${version?.text}# more`, version);
  expect(await readFile(path)).toEqual(Buffer.concat([bytes, Buffer.from('# more')]));
});

test('a change that was made to an older state is stale, and nothing is written', async () => {
  await writeFile(path, 'one');
  const file = textFile(path);
  const version = await file.read();
  await writeFile(path, 'six');
  expect(await file.replace('two', version)).toEqual({ outcome: 'stale' });
  expect(await file.replace('two', undefined)).toEqual({ outcome: 'stale' });
  expect(await readFile(path, 'utf8')).toBe('six');
  expect(await readdir(folder)).toEqual(['config']);
});

test('a change by another program while ours is being written is noticed at the last moment', async () => {
  await writeFile(path, 'one');
  const file = textFile(path, {
    fileSystem: {
      ...nodeFileSystem,
      async writeWhole(at, bytes) {
        await nodeFileSystem.writeWhole(at, bytes);
        if (!at.includes('backup')) await writeFile(path, 'theirs');
      },
    },
  });
  expect(await file.replace('ours', await file.read())).toEqual({ outcome: 'stale' });
  expect(await readFile(path, 'utf8')).toBe('theirs');
  expect(await litter()).toEqual([]);
});

test('of many writers at once none loses a change', async () => {
  const writers = Array.from({ length: 6 }, () => textFile(path));
  const lines = Array.from({ length: 36 }, (_, at) => `line ${at}\n`);
  await Promise.all(lines.map((line, at) => change(writers[at % 6] as TextFile, (text) => text + line)));
  expect((await readFile(path, 'utf8')).split('\n').toSorted()).toEqual(lines.join('').split('\n').toSorted());
  expect(await litter()).toEqual([]);
});

/** Another program, which cuts the file before it writes it, as the AWS CLI does. */
async function slowWriter(text: string, pauseMs: number): Promise<{ ended: Promise<unknown> }> {
  const script = `const fs = require('node:fs');
    const file = fs.openSync(process.argv[1], 'w');
    process.stdout.write('cut');
    setTimeout(() => { fs.writeSync(file, process.argv[2]); fs.closeSync(file); }, ${pauseMs});`;
  const child = spawn(process.execPath, ['-e', script, path, text], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return { ended: once(child, 'close') };
}

test.each(['settled', 'at-once'] as const)('what another program is about to write is not lost (%s)', async (reads) => {
  await writeFile(path, '[theirs]\n');
  const { ended } = await slowWriter('[theirs]\nkey = new\n', 250);
  await change(textFile(path, { reads }), (text) => `${text}[ours]\n`);
  await ended;
  expect(await readFile(path, 'utf8')).toBe('[theirs]\nkey = new\n[ours]\n');
  expect(await readFile(`${path}.daypass-backup`, 'utf8')).toBe('[theirs]\nkey = new\n');
});

test('a file that nobody touched lately is read and changed without a pause', async () => {
  await writeFile(path, 'one');
  const before = new Date(Date.now() - 3000);
  await utimes(path, before, before);
  const start = performance.now();
  await change(textFile(path, { reads: 'settled' }), () => 'two');
  await change(textFile(path, { reads: 'settled' }), () => 'three');
  expect(performance.now() - start).toBeLessThan(250);
});

test('an empty file takes no backup away', async () => {
  await writeFile(`${path}.daypass-backup`, 'of value');
  await writeFile(path, '');
  const long = new Date(Date.now() - 60_000);
  await utimes(path, long, long);
  expect(await textFile(path).replace('new', await textFile(path).read())).toEqual({ outcome: 'replaced' });
  expect(await readFile(`${path}.daypass-backup`, 'utf8')).toBe('of value');
});

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

test('no umask keeps a new file from its owner', async () => {
  const before = process.umask(0o777);
  try {
    await textFile(join(folder, '.aws', 'credentials')).replace('x', undefined);
  } finally {
    process.umask(before);
  }
  expect(await modeOf(join(folder, '.aws'))).toBe('700');
  expect(await modeOf(join(folder, '.aws', 'credentials'))).toBe('600');
});

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
