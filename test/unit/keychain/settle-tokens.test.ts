import { expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { callsOf, Killed, killedAt } from './faults.ts';
import {
  clientOf,
  found,
  id,
  kept,
  type MovingWorld,
  movingWorld,
  ownFile,
  registrationFile,
  registrationOf,
  signedInWithFile,
  type Watcher,
} from './moving-world.ts';

async function inKeychain(newPlaintext: 'move' | 'leave' = 'move'): Promise<MovingWorld> {
  const world = signedInWithFile({ newPlaintext });
  await world.process().moves.move(id, 'keychain', true);
  return world;
}

/** Somebody runs `aws sso login`. */
function signInByAws(world: MovingWorld, name = 'second'): void {
  const token = world.newToken(name);
  world.putToken(token);
  world.put(registrationFile, registrationOf(token));
}

const nothing = { moved: [], left: [], failures: [] };

test('a new sign-in of another program is taken over, and its file and registration go', async () => {
  const world = await inKeychain();
  signInByAws(world);
  expect(await world.process().moves.settle()).toEqual({ ...nothing, moved: [id] });
  expect(world.files.size).toBe(0);
  expect(await kept(world)).toBe('access-second');
  await world.process().moves.move(id, 'file', true);
  expect(world.files.get(registrationFile)?.text).toContain('client-second');
});

test('an older token, or the very one, does not take its place, and goes', async () => {
  for (const expiresAt of [-60_000, 3_599_000]) {
    const world = await inKeychain();
    const name = expiresAt < 0 ? 'older' : 'first';
    world.putToken(world.newToken(name, { expiresAt: world.now() + expiresAt }));
    expect(await world.process().moves.settle()).toEqual({ ...nothing, moved: [id] });
    expect(world.files.size).toBe(0);
    expect(await kept(world)).toBe('access-first');
  }
});

test('a new sign-in is left where that is wanted; what a move left behind goes all the same', async () => {
  const world = await inKeychain('leave');
  const first = await world.process().kept.readAnew(id, 'silently');
  signInByAws(world);
  expect(await world.process().moves.settle()).toEqual({ ...nothing, left: [id] });
  expect(world.tokensIn()).toEqual(['"access-second"']);
  expect(await kept(world)).toBe('access-first');
  world.put(ownFile, first?.text ?? '');
  expect(await world.process().moves.settle()).toEqual({ ...nothing, moved: [id] });
  expect(world.files.has(ownFile)).toBe(false);
});

test('what a killed move put aside is finished, though new sign-ins are left', async () => {
  const world = signedInWithFile({ newPlaintext: 'leave' });
  const killed = killedAt('after', 'plain.putAside');
  await expect(world.process(killed).moves.move(id, 'keychain', true)).rejects.toBeInstanceOf(Killed);
  signInByAws(world);
  expect(await world.process().moves.settle()).toEqual({ ...nothing, left: [id] });
  expect(world.tokensIn()).toEqual(['"access-second"']);
  expect(await kept(world)).toBe('access-first');
});

test('a restore that was killed is finished, and not turned back', async () => {
  const world = await inKeychain();
  const killed = killedAt('before', 'plain.write');
  await expect(world.process(killed).moves.move(id, 'file', true)).rejects.toBeInstanceOf(Killed);
  expect(await world.process().moves.settle()).toEqual(nothing);
  expect(world.tokensIn()).toEqual(['"access-first"']);
  expect(world.items.size).toBe(0);
  expect(world.record.get(id)).toEqual({ id, storage: 'file' });
});

test('what a killed restore had begun to write goes as well, when the token is to stay in the keychain', async () => {
  const world = await inKeychain();
  const killed = killedAt('before', 'plain.write');
  await expect(world.process(killed).moves.move(id, 'file', true)).rejects.toBeInstanceOf(Killed);
  expect(world.unfinished.size).toBe(1);
  await world.process().moves.move(id, 'keychain', true);
  expect(world.unfinished.size).toBe(0);
  expect(await kept(world)).toBe('access-first');
});

test('an item that got into a keychain that then hung is taken out again as soon as it answers', async () => {
  const world = signedInWithFile();
  let hangs = false;
  const hanging: Watcher = (moment, does) => {
    if (hangs && does.startsWith('keychain')) throw new KeychainFailure('timeout');
    hangs ||= moment === 'after' && does === 'keychain.write';
  };
  await expect(world.process(hanging).moves.move(id, 'keychain', true)).rejects.toMatchObject({ kind: 'keychain' });
  expect(world.items.size).toBe(1);
  expect(await found(world)).toBe('access-first');
  await world.process().moves.settle();
  expect(world.items.size).toBe(0);
  expect(world.tokensIn()).toContain('"access-first"');
  expect(world.record.size).toBe(0);
});

test('what somebody moved back in the same moment stays in its file', async () => {
  const world = await inKeychain();
  signInByAws(world);
  const movedBack: Watcher = (moment, does) => {
    if (moment === 'before' && does === 'lock') world.record.set(id, { id, storage: 'file' });
  };
  expect(await world.process(movedBack).moves.settle()).toEqual(nothing);
  expect(world.record.get(id)).toEqual({ id, storage: 'file' });
  expect(world.tokensIn()).toEqual(['"access-second"']);
});

test('a file that is cut to be written is left for the next time', async () => {
  const world = await inKeychain();
  const token = world.newToken('second');
  for (const part of ['', tokenText(token, undefined).slice(0, 60)]) {
    world.put(ownFile, part);
    expect(await world.process().moves.settle()).toEqual(nothing);
    expect(world.files.get(ownFile)?.text).toBe(part);
  }
  world.putToken(token);
  expect(await world.process().moves.settle()).toEqual({ ...nothing, moved: [id] });
  expect(await kept(world)).toBe('access-second');
});

test('the sign-in of another portal is left alone, and said', async () => {
  const world = await inKeychain();
  world.putToken(world.newToken('theirs', { startUrl: 'https://other.awsapps.com/start' }));
  const { failures, ...rest } = await world.process().moves.settle();
  expect(rest).toEqual({ moved: [], left: [] });
  expect(String(failures)).toContain('is a sign-in to https://other.awsapps.com/start');
  expect(world.tokensIn()).toEqual(['"access-theirs"']);
});

test('a keychain that can’t be used keeps the new sign-in in its file, where it is found', async () => {
  const world = await inKeychain();
  signInByAws(world);
  const locked: Watcher = (_, does) => {
    if (does.startsWith('keychain')) throw new KeychainFailure('locked');
  };
  const { failures, moved } = await world.process(locked).moves.settle();
  expect(moved).toEqual([]);
  expect(failures).toMatchObject([{ kind: 'keychain' }]);
  expect(await found(world)).toBe('access-second');
});

test('where there is nothing to do, neither the keychain nor the lock is asked for', async () => {
  for (const world of [movingWorld(), signedInWithFile(), await inKeychain()]) {
    const calls = await callsOf((watch) => world.process(watch).moves.settle());
    expect(calls.filter((does) => !['record.list', 'plain.names', 'plain.read'].includes(does))).toEqual([]);
  }
});

test('a session that was signed out in the keychain, and signed in by another program, is there again', async () => {
  const world = await inKeychain();
  world.items.clear();
  expect(await kept(world)).toBeUndefined();
  world.putToken(world.newToken('second', { client: clientOf('first') }));
  expect(await world.process().moves.settle()).toEqual({ ...nothing, moved: [id] });
  expect(await kept(world)).toBe('access-second');
});
