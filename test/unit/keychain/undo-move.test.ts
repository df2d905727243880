import { expect, test } from 'vitest';
import { found, id, movingWorld, signedInWithFile } from './moving-world.ts';

test('a move that somebody else took back is not made once more by taking it back', async () => {
  const world = signedInWithFile();
  const app = world.process();
  const { changeId } = await app.moves.move(id, 'keychain', true);
  await world.process().moves.move(id, 'file', false);
  await expect(app.moves.undo(id, 'keychain', changeId)).rejects.toMatchObject({ kind: 'conflict' });
  expect(world.items.size).toBe(0);
  expect(world.record.get(id)).toEqual({ id, storage: 'file' });
  expect(world.profiles).toBe('process');
});

test('nor is a restore', async () => {
  const world = signedInWithFile();
  const app = world.process();
  await app.moves.move(id, 'keychain', true);
  const { changeId } = await app.moves.move(id, 'file', true);
  await world.process().moves.move(id, 'keychain', false);
  await expect(app.moves.undo(id, 'file', changeId)).rejects.toMatchObject({ kind: 'conflict' });
  expect(world.tokensIn()).toEqual([]);
  expect(world.record.get(id)?.storage).toBe('keychain');
  expect(world.profiles).toBe('sso');
});

test('where somebody else takes it back at that very moment, nothing is done either', async () => {
  for (const to of ['keychain', 'file'] as const) {
    const world = signedInWithFile();
    await world.process().moves.move(id, 'keychain', true);
    if (to === 'file') await world.process().moves.move(id, 'file', true);
    const before = { files: [...world.files], items: [...world.items] };
    const app = world.process((moment, does) => {
      if (moment === 'after' && does === 'lock') {
        world.record.set(id, { id, storage: to === 'file' ? 'keychain' : 'file' });
      }
    });
    await expect(app.moves.undo(id, to, undefined)).rejects.toMatchObject({ kind: 'conflict' });
    expect({ files: [...world.files], items: [...world.items] }).toEqual(before);
  }
});

test('nobody is asked for the keychain for a move that can’t be taken back', async () => {
  const world = signedInWithFile();
  const app = world.process();
  await app.moves.move(id, 'keychain', false);
  await world.process().moves.move(id, 'file', false);
  const calls: string[] = [];
  const other = world.process((_, does) => void calls.push(does));
  await expect(other.moves.undo(id, 'keychain', undefined)).rejects.toMatchObject({ kind: 'conflict' });
  expect(calls.filter((does) => does.startsWith('keychain') || does === 'lock')).toEqual([]);
});

test('what was in memory alone never gets into a file by taking a move back', async () => {
  for (const to of ['keychain', 'file'] as const) {
    const world = movingWorld();
    const app = world.process();
    app.kept.hold(id, { token: world.newToken('held'), text: '', registrations: new Map() });
    await app.moves.move(id, to, false);
    await expect(app.moves.undo(id, to, undefined)).rejects.toMatchObject({ kind: 'conflict' });
    expect(world.items.size).toBe(to === 'keychain' ? 1 : 0);
    expect(world.files.size).toBe(to === 'file' ? 1 : 0);
    expect(await found(world)).toBe('access-held');
  }
});

test('a restore that could not be finished is taken up again by taking the move back once more', async () => {
  const world = signedInWithFile();
  const app = world.process();
  await app.moves.move(id, 'keychain', false);
  world.record.set(id, { ...world.record.get(id), id, storage: 'file', restoring: true });
  await app.moves.undo(id, 'keychain', undefined);
  expect(world.items.size).toBe(0);
  expect(await found(world)).toBe('access-first');
});
