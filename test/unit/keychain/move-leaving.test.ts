import { expect, test } from 'vitest';
import { found, id, signedInWithFile } from './moving-world.ts';

/** Who signed out, while the keychain did not let the item go. */
async function signedOut() {
  const world = signedInWithFile();
  await world.process().moves.move(id, 'keychain', false);
  world.record.set(id, { id, storage: 'keychain', leaving: true });
  return world;
}

test('a move of who signed out takes the item away that is to go, and AWS ends it', async () => {
  const world = await signedOut();
  await world.process().moves.move(id, 'keychain', true);
  expect(world.record.get(id)).toEqual({ id, storage: 'keychain' });
  expect([world.items.size, world.ended]).toEqual([0, ['access-first']]);
});

test('a new token takes the place of the item that was to go', async () => {
  const world = await signedOut();
  world.putToken(world.newToken('second'));
  await world.process().moves.move(id, 'keychain', true);
  expect(world.record.get(id)?.leaving).toBeUndefined();
  expect(await found(world)).toBe('access-second');
  expect(world.ended).toEqual(['access-first']);
});

test('nor does one that the app takes over leave the former sign-in at AWS', async () => {
  const world = await signedOut();
  world.putToken(world.newToken('second'));
  await world.process().moves.settle();
  expect([await found(world), world.ended]).toEqual(['access-second', ['access-first']]);
});

test('a restore of who signed out takes the item away', async () => {
  const world = await signedOut();
  await world.process().moves.move(id, 'file', true);
  expect(world.items.size).toBe(0);
  expect(world.record.get(id)).toEqual({ id, storage: 'file' });
  expect([world.tokensIn(), world.ended]).toEqual([[], ['access-first']]);
});
