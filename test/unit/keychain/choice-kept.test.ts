import { expect, test } from 'vitest';
import type { KeptSession } from '../../../main/domain/kept-session.ts';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { keptHomeForEach } from './kept-home.ts';
import { found, id, type MovingWorld, signedInWithFile, type Watcher } from './moving-world.ts';

const timeout = () => new KeychainFailure('timeout');

/** The keychain takes the item, and answers nothing from then on. */
function hangingOnceWritten(): Watcher {
  let hangs = false;
  return (moment, does) => {
    if (hangs && does.startsWith('keychain')) throw timeout();
    hangs ||= moment === 'after' && does === 'keychain.write';
  };
}

async function stoppedMove(before: KeptSession | undefined): Promise<MovingWorld> {
  const world = signedInWithFile();
  if (before !== undefined) world.record.set(id, before);
  await expect(world.process(hangingOnceWritten()).moves.move(id, 'keychain', true)).rejects.toThrow();
  expect([world.items.size, world.record.get(id)?.restoring]).toEqual([1, true]);
  return world;
}

for (const before of [undefined, { id, storage: 'file' }] as const) {
  const of = before === undefined ? 'for which no place was chosen' : 'whose place is the file';

  test(`a session ${of} is as it was once a stopped move is taken back`, async () => {
    const world = await stoppedMove(before);
    const { failures } = await world.process().moves.settle();
    expect(failures).toEqual([]);
    expect([world.items.size, world.record.get(id), await found(world)]).toEqual([0, before, 'access-first']);
  });

  test(`nor does taking a move back choose a place for a session ${of}, though it can be finished only later`, async () => {
    const world = signedInWithFile();
    if (before !== undefined) world.record.set(id, before);
    let hangs = false;
    const app = world.process((_, does) => {
      if (hangs && does === 'keychain.remove') throw timeout();
    });
    await app.moves.move(id, 'keychain', false);
    hangs = true;
    await expect(app.moves.undo(id, 'keychain', undefined)).rejects.toThrow();
    await world.process().moves.settle();
    expect([world.items.size, world.record.get(id), await found(world)]).toEqual([0, before, 'access-first']);
  });
}

test('who then moves it, has chosen that', async () => {
  const back = await stoppedMove(undefined);
  await back.process().moves.move(id, 'file', true);
  expect(back.record.get(id)).toEqual({ id, storage: 'file' });
  const moved = await stoppedMove(undefined);
  await moved.process().moves.move(id, 'keychain', true);
  expect(moved.record.get(id)).toMatchObject({ storage: 'keychain' });
  expect(moved.record.get(id)).not.toHaveProperty('unchosen');
});

const { kept, choose, signInByVerb, everythingOnDisk, itemOf, recordOf } = keptHomeForEach();

test('until it is taken back, the next sign-in goes where new ones are set to go, and stays there', async () => {
  await signInByVerb('--session', 'one');
  await kept.tokens.record.change('one', () => ({ id: 'one', storage: 'file', restoring: true, unchosen: true }));
  expect(await kept.tokens.kept.storageFor('one')).toBe('file');
  await choose({ storeTokensIn: 'keychain' });
  expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
  expect(await recordOf('one')).toEqual({ id: 'one', storage: 'keychain', facts: expect.anything() });
  const token = itemOf('one')?.token ?? expect.fail('no item');
  expect(await everythingOnDisk()).not.toContain(token.accessToken.reveal());
});
