import { expect, test } from 'vitest';
import { keptRegistrations } from '../../../main/services/kept-registrations.ts';
import { registrationsInMemory } from '../sign-in/signing-in.ts';
import { keptItem, someKeptTokens } from './some-kept-tokens.ts';

const registration = (clientId: string) =>
  JSON.stringify({ clientId, clientSecret: `secret of ${clientId}`, expiresAt: '2027-01-01T00:00:00Z' });

function registrationsOver(texts: Record<string, string> = {}) {
  const world = someKeptTokens();
  const files = registrationsInMemory(texts);
  const kept = world.process();
  const forgotten: string[] = [];
  const forgetInFiles = async (clientId: string) => void forgotten.push(clientId);
  return {
    world,
    kept,
    files,
    forgotten,
    cache: keptRegistrations({ files, forgetInFiles, kept, exclusively: (_, work) => work() }),
  };
}

test('those of a session in the keychain are in no file, those of others are', async () => {
  const { cache, files } = registrationsOver();
  cache.take('acme', ['a.json', 'b.json'], new Map());
  await cache.write('a.json', registration('one'));
  await cache.write('c.json', registration('two'));
  expect([...files.kept.keys()]).toEqual(['c.json']);
  expect(await cache.read('a.json')).toBe(registration('one'));
  expect([...(await cache.of('acme'))]).toEqual([['a.json', registration('one')]]);
});

test('one in a file is used, and does not stay there', async () => {
  const { cache, files } = registrationsOver({ 'a.json': registration('plain'), 'b.json': '{"accessToken": "x"}' });
  cache.take('acme', ['a.json', 'b.json'], new Map());
  expect(await cache.read('a.json')).toBe(registration('plain'));
  expect([...(await cache.of('acme'))]).toEqual([['a.json', registration('plain')]]);
  await cache.clearFiles('acme');
  expect([...files.kept.keys()]).toEqual(['b.json']);
});

test('the one in the item comes before the one in the file; one that was forgotten does not come back', async () => {
  const { cache } = registrationsOver({ 'a.json': registration('plain') });
  cache.take('acme', ['a.json'], new Map([['a.json', registration('kept')]]));
  expect(await cache.read('a.json')).toBe(registration('kept'));
  await cache.remove('a.json');
  expect(await cache.read('a.json')).toBeUndefined();
});

test('one that AWS does not know is forgotten in every place', async () => {
  const { cache, kept, forgotten } = registrationsOver();
  const registrations = new Map([
    ['a.json', registration('dead')],
    ['b.json', registration('good')],
  ]);
  await kept.write('acme', { ...keptItem('a'), registrations }, 'may-ask');
  cache.take('acme', ['a.json'], registrations);
  await cache.forget('acme', 'dead');
  expect(forgotten).toEqual(['dead']);
  expect(await cache.read('a.json')).toBeUndefined();
  expect([...((await kept.readAnew('acme', 'silently'))?.registrations.keys() ?? [])]).toEqual(['b.json']);
});

test('the items of other sessions stay as they are: somebody else may be refreshing a token there', async () => {
  const { cache, kept } = registrationsOver();
  const registrations = new Map([['a.json', registration('dead')]]);
  for (const id of ['acme', 'other']) await kept.write(id, { ...keptItem(id), registrations }, 'may-ask');
  await cache.forget('acme', 'dead');
  const left = async (id: string) => [...((await kept.readAnew(id, 'silently'))?.registrations.keys() ?? [])];
  expect([await left('acme'), await left('other')]).toEqual([[], ['a.json']]);
});

test('one that keeps somebody from signing in is gone from the item, too', async () => {
  const { cache, kept, world } = registrationsOver();
  const registrations = new Map([
    ['a.json', registration('stuck')],
    ['b.json', registration('good')],
  ]);
  await kept.write('acme', { ...keptItem('a'), registrations }, 'may-ask');
  cache.take('acme', ['a.json', 'b.json'], registrations);
  await cache.remove('a.json');
  const there = await world.process().readAnew('acme', 'silently');
  expect([...(there?.registrations.keys() ?? [])]).toEqual(['b.json']);
  expect(there?.token.accessToken.reveal()).toBe('access-a');
});

test('a session whose tokens belong into files again keeps its registrations there', async () => {
  const { cache, files } = registrationsOver();
  cache.take('acme', ['a.json'], new Map());
  cache.release('acme');
  await cache.write('a.json', registration('one'));
  expect([...files.kept.keys()]).toEqual(['a.json']);
});
