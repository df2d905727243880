import { expect, test } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { callsOf } from './faults.ts';
import {
  copyOf,
  found,
  id,
  kept,
  type MovingWorld,
  movingWorld,
  ownFile,
  signedInWithFile,
  type Watcher,
} from './moving-world.ts';

/** From that call on nothing can be written. Profiles are in files, too. */
function fullFrom(number: number): Watcher {
  let count = -1;
  return (moment, does) => {
    if (moment === 'after') return;
    count += 1;
    const writes = /^(record.change|plain.write|plain.putAside|profiles)/.test(does);
    if (count >= number && writes) throw new Problem('file', { what: 'The disk is full.' });
  };
}

const move = (to: 'keychain' | 'file') => (world: MovingWorld, watch?: Watcher) =>
  world.process(watch).moves.move(id, to, true);

async function inKeychain(): Promise<MovingWorld> {
  const world = signedInWithFile();
  await move('keychain')(world);
  return world;
}

test.each([
  ['keychain', signedInWithFile],
  ['file', inKeychain],
] as const)(
  'where the disk is full from any step on of a move to a %s, it is told where the token is, and moving it again finishes that',
  async (to, begin) => {
    const begun = await begin();
    const calls = await callsOf((watch) => move(to)(copyOf(begun), watch));
    let inBoth = 0;
    for (const [number, does] of calls.entries()) {
      const world = copyOf(begun);
      const outcome = await move(to)(world, fullFrom(number)).then(String, String);
      const at = `${number}, ${does}: ${outcome}`;
      if (world.files.has(ownFile) && world.items.size > 0) {
        inBoth += 1;
        expect(outcome, at).toMatch(
          /(in the keychain|back in a file), but it is still in (a file|the keychain) as well.*The disk is full.*move it (back )?again/,
        );
      } else expect(outcome, at).not.toContain('as well');
      await move(to)(world);
      expect(await found(world), at).toBe('access-first');
      expect([world.files.has(ownFile), world.items.size > 0], at).toEqual([to === 'file', to === 'keychain']);
    }
    expect(inBoth).toBeGreaterThan(3);
  },
);

test('where nobody is signed in, it is not told that a token is anywhere', async () => {
  const world = movingWorld();
  const failing: Watcher = (_, does) => {
    if (does === 'record.change') throw new Problem('file', { what: 'The record could not be changed.' });
  };
  await expect(move('file')(world, failing)).rejects.toThrow(/^The record could not be changed\.$/);
  expect(await kept(world)).toBeUndefined();
});
