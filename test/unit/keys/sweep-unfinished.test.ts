import { spawnSync } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { sweepUnfinished } from '../../../main/adapters/sweep-unfinished.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
const put = (...names: string[]) => Promise.all(names.map((name) => writeFile(join(folder, name), 'x')));
const sweep = (...names: string[]) => sweepUnfinished(names.map((name) => join(folder, name)));
const id = '00000000-0000-4000-8000-000000000000';
const dead = `${hostname()} ${spawnSync('true').pid} ${id}`;

test('what a killed process left beside a file goes: new content, its lock, and a lock that it put aside', async () => {
  await put('credentials', `.credentials.${id}.daypass-new`, `credentials.daypass-lock.${dead}`);
  await writeFile(join(folder, 'credentials.daypass-lock'), dead);
  await sweep('credentials');
  expect(await readdir(folder)).toEqual(['credentials']);
});

test('also behind a link, and beside a file that is not there any more', async () => {
  await mkdir(join(folder, 'dotfiles'));
  await put(join('dotfiles', 'real'), join('dotfiles', `.real.${id}.daypass-new`), `.gone.${id}.daypass-new`);
  await symlink(join('dotfiles', 'real'), join(folder, 'config'));
  await sweep('config', 'gone');
  expect(await readdir(join(folder, 'dotfiles'))).toEqual(['real']);
  expect((await readdir(folder)).toSorted()).toEqual(['config', 'dotfiles']);
});

test('what belongs to other files or to nobody here stays, and where nothing is left nothing is touched', async () => {
  const others = ['credentials', '.mine.daypass-new', `.credentials.old.${id}.daypass-new`, '.credentials.swp'];
  await put(...others);
  await sweep('credentials', join('nowhere', 'config'));
  expect((await readdir(folder)).toSorted()).toEqual(others.toSorted());
});
