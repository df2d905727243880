import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { keptSessionsFile, keptSessionsFileName } from '../../../main/adapters/kept-sessions-file.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { keptItem, someKeptTokens, tokenIn } from './some-kept-tokens.ts';

let world = someKeptTokens();
let path = '';
let record = keptSessionsFile('');
const started = () => world.process({ record });

beforeEach(async () => {
  world = someKeptTokens();
  const home = await temporaryFolder();
  path = join(home, keptSessionsFileName);
  record = keptSessionsFile(home);
  for (const id of ['corp', 'other']) await started().write(id, keptItem(id), 'silently');
  world.calls();
});

test('with nothing lost, nothing is read and nothing changes', async () => {
  const before = await readFile(path, 'utf8');
  expect(await started().rebuild('silently')).toEqual({ found: [], failures: [] });
  expect(world.calls()).toEqual(['list']);
  expect(await readFile(path, 'utf8')).toBe(before);
});

test.each([
  ['removed', () => rm(path)],
  ['damaged', () => writeFile(path, '{"version": 1, "sess')],
  ['without one of the sessions', () => record.change('corp', () => undefined)],
  ['without what is known of a token', () => record.change('corp', () => ({ id: 'corp', storage: 'keychain' }))],
])('tokens in the keychain are found again when their record was %s', async (_, lose) => {
  const before = await record.list();
  await lose();
  const { found, failures } = await started().rebuild('silently');
  expect([found.includes('corp'), failures]).toEqual([true, []]);
  expect((await record.list()).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(before);
  expect(tokenIn(await started().read('other', 'silently'))).toBe('other');
});

test('what can still be read of a damaged record counts', async () => {
  await record.change('filed', () => ({ id: 'filed', storage: 'file' }));
  await writeFile(path, `${await readFile(path, 'utf8')}}`);
  await started().rebuild('silently');
  expect(await record.list()).toContainEqual({ id: 'filed', storage: 'file' });
});

test('who signed out stays signed out by what can still be read of a damaged record', async () => {
  await record.change('corp', () => ({ id: 'corp', storage: 'keychain', leaving: true }));
  await writeFile(path, `${await readFile(path, 'utf8')}}`);
  await started().rebuild('silently');
  expect(await record.list()).toContainEqual({ id: 'corp', storage: 'keychain', leaving: true });
});

test('while the keychain can not be read, a damaged record stays: nobody is signed out by it', async () => {
  await writeFile(path, 'damaged');
  for (const kind of ['locked', 'denied', 'timeout'] as const) {
    world.fail(kind);
    await expect(started().rebuild('silently')).rejects.toMatchObject({ kind: 'keychain' });
  }
  expect(await readFile(path, 'utf8')).toBe('damaged');
  // It may be locked after it was asked what there is.
  const kept = world.process({ record, keychain: { ...world.keychain, list: async () => ['corp', 'other'] } });
  await expect(kept.rebuild('silently')).rejects.toMatchObject({ kind: 'keychain' });
  expect(await readFile(path, 'utf8')).toBe('damaged');
});

test('an item that is damaged, or of somebody else, is named and is in the way of none', async () => {
  await rm(path);
  world.keychain.items.set('foreign', 'hunter2').set('cut', '{\n  "daypass": 1');
  const { found, failures } = await started().rebuild('silently');
  expect(found.toSorted()).toEqual(['corp', 'other']);
  expect(failures.map(({ sessionId, problem }) => [sessionId, problem.kind])).toEqual([
    ['foreign', 'keychain'],
    ['cut', 'keychain'],
  ]);
  expect((await record.list()).map(({ id }) => id).toSorted()).toEqual(['corp', 'other']);
});

test('an item that was to go, or whose session belongs into a file, makes nobody signed in', async () => {
  await record.change('corp', () => ({ id: 'corp', storage: 'keychain', leaving: true }));
  await record.change('other', () => ({ id: 'other', storage: 'file' }));
  const before = await record.list();
  expect(await started().rebuild('silently')).toEqual({ found: [], failures: [] });
  expect(await record.list()).toEqual(before);
});

test('a record of a newer Daypass is let alone', async () => {
  await writeFile(path, '{"version": 2}');
  await expect(started().rebuild('silently')).rejects.toMatchObject({ kind: 'file' });
  expect(await readFile(path, 'utf8')).toBe('{"version": 2}');
});
