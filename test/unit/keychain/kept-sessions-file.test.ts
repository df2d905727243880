import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { keptSessionsFile, keptSessionsFileName } from '../../../main/adapters/kept-sessions-file.ts';
import { nodeFileSystem } from '../../../main/adapters/text-file-aside.ts';
import type { KeptSession } from '../../../main/domain/kept-session.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const facts = {
  startUrl: 'https://acme.awsapps.com/start',
  region: 'us-east-1',
  expiresAt: 2,
  receivedAt: 1,
  refreshable: true,
  version: 'v1',
};
const corp: KeptSession = { id: 'corp', storage: 'keychain', facts };
const other: KeptSession = { id: 'https://other.awsapps.com/start', storage: 'file', restoring: true };
const leaving: KeptSession = { id: 'left', storage: 'keychain', leaving: true, coming: 'v2' };

let home = '';
let path = '';
let record = keptSessionsFile('');
beforeEach(async () => {
  home = join(await temporaryFolder(), 'daypass');
  path = join(home, keptSessionsFileName);
  record = keptSessionsFile(home, () => '~/keychain.json');
});

const put = (session: KeptSession) => record.change(session.id, () => session);
const text = () => readFile(path, 'utf8');
const names = async () => (await readdir(home)).toSorted();

test('without a file there is none, and nothing is made of nothing', async () => {
  expect(await record.list()).toEqual([]);
  expect(await record.change('corp', () => undefined)).toBeUndefined();
  await record.mend();
  await expect(stat(home)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('what is noted is there for the next process, for its owner alone', async () => {
  for (const session of [corp, other, leaving]) expect(await put(session)).toEqual(session);
  expect(await keptSessionsFile(home).list()).toEqual([corp, other, leaving]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(home)).mode & 0o777).toBe(0o700);
  expect(await record.change('corp', (before) => before && { ...before, storage: 'file' })).toEqual({
    ...corp,
    storage: 'file',
  });
  expect(await record.change(other.id, () => undefined)).toBeUndefined();
  expect(await record.list()).toEqual([{ ...corp, storage: 'file' }, leaving]);
});

test('a change that changes nothing does not touch the file', async () => {
  await put(corp);
  const { mtimeNs, ino } = await stat(path, { bigint: true });
  expect(await record.change('corp', (before) => before)).toEqual(corp);
  expect(await stat(path, { bigint: true })).toMatchObject({ mtimeNs, ino });
});

test('changes of many at once are all there in the end', async () => {
  const ids = Array.from({ length: 30 }, (_, at) => `session ${at}`);
  await Promise.all(ids.map((id) => keptSessionsFile(home).change(id, () => ({ id, storage: 'keychain' }))));
  expect((await record.list()).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

test('what a later version of this Daypass notes beside is kept', async () => {
  await put(corp);
  await writeFile(path, (await text()).replace('"storage"', '"colour": "green", "storage"'));
  await put(other);
  expect(await text()).toContain('"colour": "green"');
});

test.each([
  ['cut off', (whole: string) => whole.slice(0, -20)],
  ['empty', () => ''],
  ['something else', () => '[]'],
  ['odd in one entry', (whole: string) => whole.replace('"keychain"', '"cellar"')],
  ['odd in its facts', (whole: string) => whole.replace('"expiresAt": 2', '"expiresAt": "soon"')],
  ['without a version', (whole: string) => whole.replace('"version": 1,', '')],
])('one that is %s is told, with what to do, and is not changed', async (_, damage) => {
  await put(corp);
  await put(other);
  const damaged = damage(await text());
  await writeFile(path, damaged);
  const words = {
    what: expect.stringContaining('~/keychain.json is damaged'),
    next: expect.stringContaining('doctor --fix'),
  };
  await expect(record.list()).rejects.toMatchObject({ kind: 'file', words });
  await expect(put(leaving)).rejects.toMatchObject({ kind: 'file', words });
  expect(await text()).toBe(damaged);
});

test('mending sets a damaged one aside and keeps what is whole in it', async () => {
  await put(corp);
  await put(other);
  const damaged = (await text()).slice(0, -20);
  await writeFile(path, damaged);
  await record.mend();
  expect(await record.list()).toEqual([corp]);
  const [aside = ''] = (await names()).filter((name) => name !== keptSessionsFileName);
  expect(aside).toMatch(/^keychain\.corrupt-[0-9a-f]{12}\.json$/);
  expect(await readFile(join(home, aside), 'utf8')).toBe(damaged);
  expect((await stat(join(home, aside))).mode & 0o777).toBe(0o600);
  await record.mend();
  expect(await names()).toHaveLength(2);
});

test('a whole one is not mended', async () => {
  await put(corp);
  const before = await text();
  await record.mend();
  expect([await text(), await names()]).toEqual([before, [keptSessionsFileName]]);
});

test('one of a newer Daypass is let alone', async () => {
  await mkdir(home);
  const newer = '{"version": 2, "chests": []}';
  await writeFile(path, newer);
  const words = { what: expect.stringContaining('a newer Daypass') };
  await expect(record.list()).rejects.toMatchObject({ kind: 'file', words });
  await expect(put(corp)).rejects.toMatchObject({ kind: 'file', words });
  await record.mend();
  expect([await text(), await names()]).toEqual([newer, [keptSessionsFileName]]);
});

test('when it can not be written, what was there stays', async () => {
  await put(corp);
  const full = {
    ...nodeFileSystem,
    writeWhole: async () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
  };
  const failing = keptSessionsFile(home, undefined, full).change('new', () => ({ id: 'new', storage: 'keychain' }));
  await expect(failing).rejects.toMatchObject({ kind: 'file', words: { why: 'The disk is full.' } });
  expect(await record.list()).toEqual([corp]);
});

test('one that is read-only is told and stays', async () => {
  await put(corp);
  await chmod(path, 0o400);
  await expect(put(other)).rejects.toMatchObject({ kind: 'file' });
  expect(await record.list()).toEqual([corp]);
});
