import { expect } from 'vitest';
import { isAside } from '../../../main/domain/aside-name.ts';
import type { Scenario } from './moving-scenarios.ts';
import { copyFile, found, id, kept, type MovingWorld, ownFile } from './moving-world.ts';

/** What another tool keeps of a sign-in that was replaced before the move began is its own. */
const plainFilesOf = ({ files }: MovingWorld, token: string): readonly string[] =>
  [...files].flatMap(([file, { text }]) => (file !== copyFile || text.includes(token) ? file : []));

async function expectOnlyIn(world: MovingWorld, to: 'keychain' | 'file', token: string): Promise<void> {
  expect(await found(world)).toBe(token);
  expect([...world.unfinished.keys()]).toEqual([]);
  if (to === 'keychain') {
    expect(plainFilesOf(world, token)).toEqual([]);
    expect(await kept(world)).toBe(token);
    expect(world.record.get(id)).toMatchObject({ storage: 'keychain', facts: {} });
    expect(world.record.get(id)?.restoring).toBeUndefined();
  } else {
    const files = [...world.files].filter(([file, { text }]) => file !== copyFile && text.includes(token));
    expect(files.map(([file]) => file)).toEqual([ownFile]);
    expect([...world.files.keys()].filter(isAside)).toEqual([]);
    expect(world.items.size).toBe(0);
    expect(world.record.get(id)).toEqual({ id, storage: 'file' });
  }
}

/** The same call brings the token where it is wanted, and there alone. */
export async function expectFinished(
  world: MovingWorld,
  { to, newest }: Pick<Scenario, 'to' | 'newest'>,
): Promise<void> {
  await world.process().moves.move(id, to, true);
  await expectOnlyIn(world, to, newest);
  expect(world.profiles).toBe(to === 'keychain' ? 'process' : 'sso');
  if (to === 'keychain') expect(world.roleCache).toBe(false);
}

/** Nor is anything left of it where the person thinks better of it, and wants the token in the other place. */
export const expectTurnedBack = (world: MovingWorld, { to, newest }: Pick<Scenario, 'to' | 'newest'>): Promise<void> =>
  expectFinished(world, { to: to === 'file' ? 'keychain' : 'file', newest });

/** Nothing is in both places that the app would not finish by itself. */
export async function expectSettled(world: MovingWorld, { newest }: Pick<Scenario, 'newest'>): Promise<void> {
  const { failures } = await world.process().moves.settle();
  // That another tool's sign-in has the same registration is told.
  expect(failures.filter((failure) => !/another-tool.* is another sign-in/.test(String(failure)))).toEqual([]);
  expect(await found(world)).toBe(newest);
  expect(world.unfinished.has(ownFile)).toBe(false);
  const files = plainFilesOf(world, newest);
  const inFiles = files.some((file) => world.files.get(file)?.text.includes(newest));
  expect(inFiles ? world.items.size : files.length).toBe(0);
}
