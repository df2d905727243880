import { beforeEach, expect, test } from 'vitest';
import { noon, sampleToken } from '../signed-in/sample-token.ts';
import { keptItem, someKeptTokens, tokenIn } from './some-kept-tokens.ts';

let world = someKeptTokens();
let kept = world.process();

beforeEach(() => {
  world = someKeptTokens();
  kept = world.process();
});

const write = (name: string, id = 'corp') => kept.write(id, keptItem(name), 'may-ask');
const read = async (id = 'corp') => tokenIn(await kept.read(id, 'silently'));
const factsOf = (id = 'corp') => world.record.sessions.get(id)?.facts;

test('a token that was put there is known, and given from memory', async () => {
  await write('a');
  expect(world.calls()).toEqual(['read', 'write', 'read']);
  expect(await read()).toBe('a');
  expect(world.calls()).toEqual([]);
  const { startUrl, region, expiresAt } = sampleToken('a');
  const facts = { startUrl, region, expiresAt, receivedAt: noon, refreshable: true, version: 'v1' };
  const session = { id: 'corp', storage: 'keychain', facts };
  expect([...world.record.sessions.values()]).toEqual([session]);
  expect(await kept.known()).toEqual([{ session, storage: 'keychain', item: await kept.read('corp', 'silently') }]);
});

test('another process knows of it without asking the keychain, and reads it once for all who ask', async () => {
  await write('a');
  world.calls();
  const other = world.process();
  expect(await other.known()).toMatchObject([{ session: { id: 'corp' }, storage: 'keychain' }]);
  expect(world.calls()).toEqual([]);
  const asked = await Promise.all(Array.from({ length: 50 }, () => other.read('corp', 'silently')));
  expect(new Set(asked.map(tokenIn))).toEqual(new Set(['a']));
  expect(await other.read('corp', 'may-ask')).toBe(asked[0]);
  expect(world.calls()).toEqual(['read']);
  expect(await other.known()).toMatchObject([{ item: { receivedAt: noon } }]);
});

test('what is in memory counts until the record tells of another token', async () => {
  await write('a');
  const other = world.process();
  await other.write('corp', keptItem('b'), 'silently');
  expect((await kept.known())[0]).not.toHaveProperty('item');
  world.calls();
  expect(await read()).toBe('b');
  expect(await read()).toBe('b');
  expect(world.calls()).toEqual(['read']);
});

test('reading anew goes past memory', async () => {
  await write('a');
  world.calls();
  expect(tokenIn(await kept.readAnew('corp', 'silently'))).toBe('a');
  expect(world.calls()).toEqual(['read']);
});

test('a token that another process signed out, or put another in the place of, does not stay in memory', async () => {
  for (const change of ['remove', 'write'] as const) {
    await write('a');
    const before = world.record.sessions.get('corp') ?? expect.fail('no record');
    const other = world.process();
    if (change === 'remove') await other.remove('corp', 'silently');
    else await other.write('corp', keptItem('b'), 'silently');
    expect((await kept.known())[0]).not.toHaveProperty('item');
    // Were it in memory still, nobody would have to be asked for it.
    world.record.sessions.set('corp', before);
    world.calls();
    await read();
    expect(world.calls()).toEqual(['read']);
  }
});

test('for a session whose place is a file, or was never chosen, nobody asks the keychain', async () => {
  world.record.sessions.set('filed', { id: 'filed', storage: 'file' });
  expect([await read('filed'), await read('unknown')]).toEqual([undefined, undefined]);
  await kept.remove('filed', 'may-ask');
  await kept.remove('unknown', 'may-ask');
  expect(world.calls()).toEqual([]);
  expect(await kept.known()).toEqual([]);
});

test('a session on its way back into a file is still known, read and removed', async () => {
  await write('a');
  await world.record.change('corp', (now) => now && { ...now, storage: 'file', restoring: true });
  expect(await kept.known()).toMatchObject([{ session: { restoring: true, facts: { version: 'v1' } } }]);
  expect(tokenIn(await kept.readAnew('corp', 'silently'))).toBe('a');
  await write('b');
  expect(world.record.sessions.get('corp')).toMatchObject({
    storage: 'file',
    restoring: true,
    facts: { version: 'v2' },
  });
  await kept.remove('corp', 'may-ask');
  expect(world.keychain.items.size).toBe(0);
  expect([...world.record.sessions.values()]).toEqual([{ id: 'corp', storage: 'file', restoring: true }]);
});

test('removing takes it out of the keychain and out of memory, and the place stays chosen', async () => {
  await write('a');
  await kept.remove('corp', 'may-ask');
  expect(world.keychain.items.size).toBe(0);
  expect([...world.record.sessions.values()]).toEqual([{ id: 'corp', storage: 'keychain' }]);
  expect(await read()).toBeUndefined();
  expect(await kept.known()).toEqual([{ session: { id: 'corp', storage: 'keychain' }, storage: 'keychain' }]);
});

test('an item that was to go at sign-out is no sign-in, and goes with the next removal, or is written over', async () => {
  await write('a');
  const leaving = { id: 'corp', storage: 'keychain', leaving: true } as const;
  world.record.sessions.set('corp', leaving);
  expect([await read(), await kept.readAnew('corp', 'may-ask')]).toEqual([undefined, undefined]);
  world.record.sessions.set('corp', { ...leaving, storage: 'file' });
  world.fail('locked');
  await expect(kept.remove('corp', 'silently')).rejects.toMatchObject({ kind: 'keychain' });
  world.fail(undefined);
  await kept.remove('corp', 'silently');
  expect(world.keychain.items.size).toBe(0);
  expect(world.record.sessions.get('corp')).toEqual({ id: 'corp', storage: 'file' });

  world.record.sessions.set('corp', leaving);
  await write('b');
  expect(world.record.sessions.get('corp')).not.toHaveProperty('leaving');
  expect(await read()).toBe('b');
});

test('an item that a person deleted means signed out', async () => {
  await write('a');
  world.keychain.items.clear();
  kept = world.process();
  expect(await read()).toBeUndefined();
  expect([...world.record.sessions.values()]).toEqual([{ id: 'corp', storage: 'keychain' }]);
});

test('a new token belongs where it was chosen for its session, else where it is set', async () => {
  await write('a');
  expect([await kept.storageFor('corp'), await kept.storageFor('new')]).toEqual(['keychain', 'file']);
  world.record.sessions.set('corp', { id: 'corp', storage: 'keychain', restoring: true });
  expect(await kept.storageFor('corp')).toBe('file');
  world.record.sessions.set('new', { id: 'new', storage: 'keychain' });
  expect(await kept.storageFor('new')).toBe('keychain');
});

test('a token in memory is known, and stays until it is removed or goes into the keychain', async () => {
  kept.hold('corp', keptItem('held'));
  world.fail('no-service');
  expect(await kept.known()).toMatchObject([
    { session: { id: 'corp', facts: { receivedAt: noon } }, storage: 'memory' },
  ]);
  expect([await read(), tokenIn(await kept.readAnew('corp', 'may-ask'))]).toEqual(['held', 'held']);
  expect(await world.process().known()).toEqual([]);
  await kept.remove('corp', 'may-ask');
  expect([await read(), await kept.known()]).toEqual([undefined, []]);

  kept.hold('corp', keptItem('held'));
  world.fail(undefined);
  await write('b');
  expect([await read(), (await kept.known())[0]?.storage]).toEqual(['b', 'keychain']);
});

test('when its token came is kept, where that is said', async () => {
  await kept.write('corp', { ...keptItem('a'), receivedAt: noon - 5_000 }, 'silently');
  expect(factsOf()?.receivedAt).toBe(noon - 5_000);
  expect((await world.process().read('corp', 'silently'))?.receivedAt).toBe(noon - 5_000);
});
