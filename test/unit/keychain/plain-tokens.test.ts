import {
  chmod,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { plainTokens } from '../../../main/adapters/plain-tokens.ts';
import { nodeFileSystem } from '../../../main/adapters/text-file-aside.ts';
import { isAsideOf } from '../../../main/domain/aside-name.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { sampleToken } from '../signed-in/sample-token.ts';

const text = tokenText(sampleToken('a'), undefined);
const other = tokenText(sampleToken('b'), undefined);

/** A folder with one token in it. */
async function folderWithToken() {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.json'), text);
  return { folder, plain: plainTokens(folder) };
}

test('a file that is put aside is found under a name that says whose it was, and only there', async () => {
  const { folder, plain } = await folderWithToken();
  const aside = await plain.putAside('a.json');
  expect(aside?.text).toBe(text);
  expect(await readdir(folder)).toEqual([aside?.file]);
  expect(await plain.names()).toEqual([aside?.file]);
  expect(isAsideOf('a.json', aside?.file ?? '')).toBe(true);
  expect(isAsideOf('b.json', aside?.file ?? '')).toBe(false);
  expect(await plain.putAside('a.json')).toBeUndefined();
  await plain.remove(aside?.file ?? '');
  expect(await readdir(folder)).toEqual([]);
});

test('what a program writes into a file that it had open before is read', async () => {
  const { folder, plain } = await folderWithToken();
  const theirs = await open(join(folder, 'a.json'), 'r+');
  try {
    await theirs.truncate();
    const putting = plain.putAside('a.json');
    await expect.poll(() => readdir(folder)).toEqual([expect.stringContaining('daypass-aside')]);
    await theirs.write(other, 0);
    expect((await putting)?.text).toBe(other);
  } finally {
    await theirs.close();
  }
});

test('a half-written file is waited for, and given as it is where nobody goes on', async () => {
  const { folder, plain } = await folderWithToken();
  const path = join(folder, 'a.json');
  await truncate(path, 10);
  const reading = plain.read('a.json');
  await sleep(20);
  await writeFile(path, other);
  expect((await reading)?.text).toBe(other);
  await truncate(path, 10);
  expect((await plain.read('a.json'))?.text).toBe(other.slice(0, 10));
});

test('behind a link the token itself goes, and the link', async () => {
  const { folder, plain } = await folderWithToken();
  const elsewhere = await temporaryFolder();
  const target = join(elsewhere, 'token.json');
  await writeFile(target, text);
  await rm(join(folder, 'a.json'));
  await symlink(target, join(folder, 'a.json'));
  const aside = await plain.putAside('a.json');
  expect(aside?.text).toBe(text);
  await plain.remove(aside?.file ?? '');
  expect(await readdir(folder)).toEqual([]);
  expect(await readdir(elsewhere)).toEqual([]);
});

test('a link that leads nowhere holds nothing, and goes', async () => {
  const { folder, plain } = await folderWithToken();
  await symlink(join(folder, 'nowhere'), join(folder, 'b.json'));
  expect(await plain.read('b.json')).toBeUndefined();
  await plain.remove('b.json');
  await expect(lstat(join(folder, 'b.json'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a text is put in the place of the one that was read, for its owner alone, and of no other', async () => {
  const { folder, plain } = await folderWithToken();
  const path = join(folder, 'a.json');
  await chmod(path, 0o644);
  await utimes(path, 0, 0);
  expect(await plain.write('a.json', other, undefined)).toBe('stale');
  expect(await plain.write('a.json', other, 'something else')).toBe('stale');
  expect(await readFile(path, 'utf8')).toBe(text);
  expect(await plain.write('a.json', other, text)).toBe('done');
  expect(await readFile(path, 'utf8')).toBe(other);
  expect((await lstat(path)).mode & 0o777).toBe(0o600);
  expect(await plain.write('new.json', text, undefined)).toBe('done');
  expect((await lstat(join(folder, 'new.json'))).mode & 0o777).toBe(0o600);
});

test('what a killed process left of writing a file goes, and nothing else', async () => {
  const { folder, plain } = await folderWithToken();
  const left = '.a.json.3f1c8a52-0000-4000-8000-000000000000.daypass-new';
  await writeFile(join(folder, left), other);
  await writeFile(join(folder, '.b.json.daypass-new'), other);
  await plain.sweep('a.json');
  expect((await readdir(folder)).sort()).toEqual(['.b.json.daypass-new', 'a.json']);
});

test('what can’t be read, or put aside, is said with its name as people write it', async () => {
  const { folder } = await folderWithToken();
  await mkdir(join(folder, 'folder.json'));
  const denied = Object.assign(new Error('sharing violation'), { code: 'EXDEV' });
  const plain = plainTokens(folder, {
    label: (path) => path.replace(folder, '~'),
    fileSystem: { ...nodeFileSystem, rename: () => Promise.reject(denied) },
  });
  await expect(plain.read('folder.json')).rejects.toThrow("~/folder.json can't be read");
  await expect(plain.putAside('a.json')).rejects.toMatchObject({
    kind: 'file',
    words: { what: '~/a.json could not be changed.' },
  });
  expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe(text);
});
