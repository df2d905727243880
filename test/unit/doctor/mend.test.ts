import { chmod, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeUnchanged, setMode } from '../../../main/adapters/mend-path.ts';
import type { Finding, Mend } from '../../../main/domain/doctor/finding.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { type MendPorts, mend } from '../../../main/services/doctor/mend.ts';
import type { WrittenProfile } from '../../../main/services/written-profiles.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const finding = (one: Mend): Finding => ({ check: 'permissions', status: 'problem', what: 'It is so.', mend: one });
const written = (header: string): WrittenProfile => ({
  sessionId: 'acme',
  accountId: '123456789012',
  role: 'R',
  path: '/credentials',
  header,
  keys: `of ${header}`,
  whole: true,
});

function menders(changes: Partial<MendPorts> = {}) {
  const done: unknown[] = [];
  const ports: MendPorts = {
    home: '/home/ana',
    writeHelper: async () => void done.push('helper'),
    setMode: async (change) => void done.push(change),
    removeFile: async (file) => void done.push(file),
    written: { list: async () => [written('one'), written('two')] },
    removeWritten: async (gone) => void done.push(...gone.map(({ header }) => header)),
    async settle() {
      done.push('settle');
      return { moved: ['acme'], left: [], failures: [] };
    },
    async rebuild(asking) {
      done.push(`rebuild ${asking}`);
      return { found: ['old'], failures: [] };
    },
    clearItem: async (account) => void done.push(`clear ${account}`),
    ...changes,
  };
  return { done, work: mend(ports) };
}

test('what can be mended is, and what can’t be stays as it was', async () => {
  const { done, work } = menders();
  const note: Finding = { check: 'tray', status: 'note', what: 'No tray.' };
  const modes = finding({ kind: 'modes', changes: [{ path: '/x', mode: 0o600 }] });
  const keys = finding({ kind: 'remove-keys', keys: [{ path: '/credentials', header: 'two', keys: 'of two' }] });
  const helper = finding({ kind: 'write-helper' });
  expect(await work([note, modes, keys, helper])).toEqual([
    note,
    { ...modes, status: 'ok', fixed: true },
    { ...keys, status: 'ok', fixed: true },
    { ...helper, status: 'ok', fixed: true },
  ]);
  expect(done).toEqual([{ path: '/x', mode: 0o600 }, 'two', 'helper']);
});

test('one that can’t be mended says why, and keeps the others from nothing', async () => {
  const mended: string[] = [];
  const { work } = menders({
    setMode: async ({ path }) => {
      if (path === '/b')
        throw new Problem('file', { what: '/home/ana/b could not be changed.', why: 'The disk is full.' });
      mended.push(path);
    },
  });
  const modes = (...paths: string[]) =>
    finding({ kind: 'modes', changes: paths.map((path) => ({ path, mode: 0o600 })) });
  const results = await work([modes('/a', '/b', '/c'), modes('/d')]);
  expect(results.map(({ status, fixed }) => [status, fixed])).toEqual([
    ['problem', false],
    ['ok', true],
  ]);
  expect(results[0]?.why).toBe('~/b could not be changed. The disk is full.');
  expect(mended).toEqual(['/a', '/c', '/d']);
});

test('the mode of what a link leads to is set; what is gone needs no mending', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'file');
  await writeFile(file, 'x');
  await chmod(file, 0o644);
  await symlink(file, join(folder, 'link'));
  await setMode({ path: join(folder, 'link'), mode: 0o600 });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await setMode({ path: join(folder, 'gone'), mode: 0o600 });
});

test('a file is removed only while it is as it was seen', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'file');
  await writeFile(path, 'x');
  const { mtimeMs: modifiedAt } = await stat(path);
  await utimes(path, new Date(), new Date(modifiedAt - 5000));
  await removeUnchanged({ path, modifiedAt });
  expect(await readFile(path, 'utf8')).toBe('x');
  await removeUnchanged({ path, modifiedAt: (await stat(path)).mtimeMs });
  await expect(stat(path)).rejects.toThrow('ENOENT');
  await removeUnchanged({ path, modifiedAt });
});

test('moves that were interrupted are finished at once, and so is the record, without asking the person', async () => {
  const { done, work } = menders();
  const moves = (...of: string[]) => finding({ kind: 'finish-moves', of });
  const record = (...accounts: string[]) => finding({ kind: 'rebuild-record', accounts });
  const mended = await work([moves('acme'), record('old'), moves('/x.daypass-aside.json'), record('older')]);
  expect(mended.map(({ fixed }) => fixed)).toEqual([true, true, true, true]);
  expect(done).toEqual(['settle', 'rebuild silently']);
});

test('items that nobody reads go, and who can’t be helped is told', async () => {
  const { work } = menders({
    clearItem: async (account) => {
      if (account === 'bad') throw new Problem('keychain', { what: 'The keyring is locked.' });
    },
  });
  const items = (...accounts: string[]) => finding({ kind: 'remove-items', accounts });
  expect((await work([items('bad', 'corp'), items('other')])).map(({ fixed, why }) => [fixed, why])).toEqual([
    [false, 'The keyring is locked.'],
    [true, undefined],
  ]);
});

test('of moves and items, those that could not be mended say why, and the others are', async () => {
  const locked = new Problem('keychain', { what: 'The keyring is locked.' });
  const damaged = new Problem('keychain', { what: 'The token in the keyring is damaged.' });
  const { work } = menders({
    settle: async () => ({ moved: ['acme'], left: [], failures: [locked] }),
    rebuild: async () => ({ found: ['old'], failures: [{ sessionId: 'bad', problem: damaged }] }),
  });
  const mended = await work([
    finding({ kind: 'finish-moves', of: ['acme'] }),
    finding({ kind: 'finish-moves', of: ['corp'] }),
    finding({ kind: 'rebuild-record', accounts: ['old'] }),
    finding({ kind: 'rebuild-record', accounts: ['bad'] }),
  ]);
  expect(mended.map(({ fixed, why }) => [fixed, why])).toEqual([
    [true, undefined],
    [false, 'The keyring is locked.'],
    [true, undefined],
    [false, 'The token in the keyring is damaged.'],
  ]);
});
