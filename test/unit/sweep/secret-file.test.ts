import { spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { secretFile } from '../../../main/adapters/secret-file.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  path = join(folder, 'keys.json');
});

const never = new AbortController().signal;
const write = (text: string, signal = never) => secretFile(path).write(text, signal);

test('the file is for its owner alone, whatever the umask, and nothing lies beside it', async () => {
  const before = process.umask(0);
  try {
    await write('one');
  } finally {
    process.umask(before);
  }
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, 'utf8')).toBe('one');
  expect(await readdir(folder)).toEqual(['keys.json']);
});

test('a file that others could read is replaced whole, and they read no more', async () => {
  await writeFile(path, 'a much longer text than the new one', { mode: 0o644 });
  const { ino } = await stat(path);
  await write('two');
  const now = await stat(path);
  expect([now.mode & 0o777, now.ino === ino, await readFile(path, 'utf8')]).toEqual([0o600, false, 'two']);
});

test('what is not wanted any more is not written', async () => {
  await writeFile(path, 'old');
  const reason = new Error('enough');
  await expect(write('new', AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['keys.json']);
});

test('what a killed process left beside the file is taken away, and nothing of another file', async () => {
  const id = crypto.randomUUID();
  const names = [`.keys.json.${id}.daypass-new`, `.keys.json.old.${id}.daypass-new`, '.keys.json.daypass-new.txt'];
  for (const name of names) await writeFile(join(folder, name), 'secret');
  await write('one');
  expect((await readdir(folder)).sort()).toEqual([names[2], names[1], 'keys.json'].sort());
});

const refuses: readonly (readonly [string, () => Promise<unknown>, RegExp])[] = [
  ['a link', () => symlink('elsewhere', path), /is a link/],
  ['a link to a device', () => symlink('/dev/null', path), /is a link/],
  ['a folder', () => mkdir(path), /is a folder/],
  ['a pipe', async () => spawnSync('mkfifo', [path]), /is not an ordinary file/],
  ['a read-only file', () => writeFile(path, 'x', { mode: 0o400 }), /is read-only/],
];

test.each(refuses)('%s is refused at once, and left as it is', async (_, make, words) => {
  await make();
  const before = await lstat(path);
  const problem = { name: 'Problem', kind: 'file', message: expect.stringMatching(words) };
  await expect(secretFile(path).check()).rejects.toMatchObject(problem);
  await expect(write('one')).rejects.toMatchObject(problem);
  const after = await lstat(path);
  expect([after.ino, after.mode, after.size]).toEqual([before.ino, before.mode, before.size]);
  expect(await readdir(folder)).toEqual(['keys.json']);
});

test('a link that is refused leads where it led', async () => {
  await writeFile(join(folder, 'target'), 'mine');
  await symlink('target', path);
  await expect(write('one')).rejects.toMatchObject({ kind: 'file' });
  expect([await readlink(path), await readFile(join(folder, 'target'), 'utf8')]).toEqual(['target', 'mine']);
});

test.each([215, 245, 255, 300])(
  'a name of %d letters is refused at once where it could not be written',
  async (length) => {
    path = join(folder, 'k'.repeat(length));
    const problem = { kind: 'file', words: { why: 'Its name is too long.', next: 'Choose a shorter one.' } };
    await expect(secretFile(path).check()).rejects.toMatchObject(problem);
    expect(await readdir(folder)).toEqual([]);
  },
);

test('what can be written leaves no trace when it is checked', async () => {
  path = join(folder, 'k'.repeat(200));
  await secretFile(path).check();
  expect(await readdir(folder)).toEqual([]);
  await write('one');
  expect(await readFile(path, 'utf8')).toBe('one');
});

test('a folder that is not there is not made, and one that is a file is told', async () => {
  path = join(folder, 'missing', 'keys.json');
  await expect(secretFile(path).check()).rejects.toMatchObject({
    kind: 'file',
    message: /There is no folder .*missing/,
  });
  await expect(write('one')).rejects.toMatchObject({ kind: 'file', message: /There is no folder/ });
  await writeFile(join(folder, 'plain'), '');
  path = join(folder, 'plain', 'keys.json');
  await expect(secretFile(path).check()).rejects.toMatchObject({ kind: 'file', message: /not a folder/ });
  expect(await readdir(folder)).toEqual(['plain']);
});

test.each(['new/', 'plain/', 'new/.'])('what can only be a folder is refused at once: %s', async (name) => {
  await writeFile(join(folder, 'plain'), '');
  await expect(secretFile(`${folder}/${name}`).check()).rejects.toMatchObject({ kind: 'file' });
  expect(await readdir(folder)).toEqual(['plain']);
});

// Root may write everywhere.
test.skipIf(process.geteuid?.() === 0)(
  'a folder that one may not write to is told before anything is asked',
  async () => {
    await chmod(folder, 0o500);
    await expect(secretFile(path).check()).rejects.toMatchObject({ kind: 'file', message: /denies writing/ });
    await chmod(folder, 0o700);
  },
);
