import { expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { found, id, movingWorld } from './moving-world.ts';

test('what is held in memory goes into a file also while the keychain, which was chosen for it, is locked', async () => {
  const world = movingWorld();
  const token = world.newToken('held');
  const process = world.process((_, does) => {
    if (does.startsWith('keychain.')) throw new KeychainFailure('locked');
  });
  world.record.set(id, { id, storage: 'keychain' });
  process.kept.hold(id, { token, text: '', registrations: new Map() });
  await process.moves.move(id, 'file', false);
  expect(await found(world)).toBe('access-held');
  expect(await process.kept.known()).toEqual([]);
  expect(world.record.get(id)).toEqual({ id, storage: 'file' });
});
