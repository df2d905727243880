import { expect, test } from 'vitest';
import { finishLeaving } from '../../../main/services/finish-leaving.ts';
import { callsOf, faultAt, faultKinds, killedAt } from './faults.ts';
import { copyOf, found, id, kept, type MovingWorld, signedInWithFile } from './moving-world.ts';

/** Who signed out, while the keychain did not let the item go. */
async function signedOut(): Promise<MovingWorld> {
  const world = signedInWithFile({ newPlaintext: 'leave' });
  await world.process().moves.move(id, 'keychain', false);
  world.record.set(id, { id, storage: 'keychain', leaving: true });
  return world;
}

/** Finishes it in a process that starts now, or in this one; gives the tokens that AWS was told to end. */
async function finish(world: MovingWorld, process = world.process()): Promise<readonly string[]> {
  const ended: string[] = [];
  const failures = await finishLeaving({
    record: { list: async () => [...world.record.values()] },
    keychain: { read: async (account) => world.items.get(account) },
    kept: process.kept,
    store: { exclusively: (_, work) => work() },
    portal: { logout: async ({ accessToken }) => void ended.push(accessToken.reveal()) },
  })();
  expect(failures).toEqual([]);
  return ended;
}

test('what was to go goes, and AWS ends it', async () => {
  const world = await signedOut();
  expect(await finish(world)).toEqual(['access-first']);
  expect(world.items.size).toBe(0);
  expect(world.record.get(id)).toEqual({ id, storage: 'keychain' });
});

test('a sign-in that a killed move was putting in its place is not ended', async () => {
  const world = await signedOut();
  world.putToken(world.newToken('second'));
  const killed = killedAt('after', 'keychain.write');
  await world
    .process(killed)
    .moves.move(id, 'keychain', false)
    .catch(() => undefined);
  expect(await kept(copyOf(world))).toBe('access-second');
  expect(await finish(world)).toEqual([]);
  expect(await kept(world)).toBe('access-second');
  expect(await found(world)).toBe('access-second');
});

test('whatever stops a move, a finished sign-out ends the old sign-in alone, and the old one does not come back', async () => {
  const begun = await signedOut();
  begun.putToken(begun.newToken('second'));
  const move = (world: MovingWorld, watch?: Parameters<MovingWorld['process']>[0]) =>
    world.process(watch).moves.move(id, 'keychain', true);
  const calls = await callsOf((watch) => move(copyOf(begun), watch));
  for (const kind of faultKinds) {
    for (const number of calls.keys()) {
      const at = `${kind} at ${number}, ${calls[number]}`;
      const world = copyOf(begun);
      await move(world, faultAt(number, kind)).catch(() => undefined);
      // Once more, since who was stopped tries again.
      await move(world, faultAt(number, kind)).catch(() => undefined);
      expect(await finish(world), at).not.toContain('access-second');
      expect(await found(world), at).toBe('access-second');
      expect(world.items.get(id) ?? '', at).not.toContain('access-first');
      await world.process().moves.move(id, 'keychain', true);
      expect(await kept(world), at).toBe('access-second');
      expect(world.record.get(id)?.leaving, at).toBeUndefined();
    }
  }
});

test('a failed restore does not bring back what was to go', async () => {
  const begun = await signedOut();
  const restore = (world: MovingWorld, watch?: Parameters<MovingWorld['process']>[0]) =>
    world.process(watch).moves.move(id, 'file', true);
  const calls = await callsOf((watch) => restore(copyOf(begun), watch));
  for (const number of calls.keys()) {
    const world = copyOf(begun);
    await restore(world, faultAt(number, 'failed')).catch(() => undefined);
    expect(await kept(world), calls[number]).toBeUndefined();
  }
});

test('who signed in again without the keychain stays signed in', async () => {
  const world = await signedOut();
  const process = world.process();
  process.kept.hold(id, { token: world.newToken('held'), text: '', registrations: new Map() });
  expect(await finish(world, process)).toEqual(['access-first']);
  expect(await process.kept.known()).toMatchObject([{ storage: 'memory' }]);
  expect(world.items.size).toBe(0);
});
