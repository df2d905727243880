import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  link,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textFile } from '../../../main/adapters/text-file.ts';
import { nodeFileSystem } from '../../../main/adapters/text-file-aside.ts';
import type { TextFile } from '../../../main/services/text-file.ts';
import { folder, litter, path } from './config-file.ts';

const modeOf = async (at: string) => ((await stat(at)).mode & 0o777).toString(8);

/** Reads and replaces, again for as long as others come in between, as services do. */
async function change(file: TextFile, next: (text: string) => string): Promise<void> {
  for (;;) {
    const version = await file.read();
    if ((await file.replace(next(version?.text ?? ''), version)).outcome === 'replaced') return;
  }
}

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
