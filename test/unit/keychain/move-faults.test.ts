import { expect, test } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { callsOf, faultAt, faultKinds, Killed } from './faults.ts';
import { found, id, kept, type MovingWorld, ownFile, signedInWithFile, type Watcher } from './moving-world.ts';

type Scenario = Readonly<{
  name: string;
  to: 'keychain' | 'file';
  /** The token that must not get lost. */
  newest: string;
  begin(mostBytes?: number): Promise<MovingWorld>;
  work(world: MovingWorld, watch: Watcher): Promise<unknown>;
}>;

async function inKeychain(mostBytes?: number): Promise<MovingWorld> {
  const world = signedInWithFile({ ...(mostBytes !== undefined && { mostBytes }) });
  await world.process().moves.move(id, 'keychain', true);
  return world;
}

const scenarios: readonly Scenario[] = [
  {
    name: 'move',
    to: 'keychain',
    newest: 'access-first',
    begin: async (mostBytes) => signedInWithFile({ ...(mostBytes !== undefined && { mostBytes }) }),
    work: (world, watch) => world.process(watch).moves.move(id, 'keychain', true),
  },
  {
    name: 'restore',
    to: 'file',
    newest: 'access-first',
    begin: inKeychain,
    work: (world, watch) => world.process(watch).moves.move(id, 'file', true),
  },
  {
    name: 'taking over a new sign-in',
    to: 'keychain',
    newest: 'access-second',
    async begin(mostBytes) {
      const world = await inKeychain(mostBytes);
      world.putToken(world.newToken('second'));
      return world;
    },
    async work(world, watch) {
      const { failures } = await world.process(watch).moves.settle();
      if (failures.length > 0) throw failures[0];
    },
  },
  {
    name: 'taking a move back',
    to: 'file',
    newest: 'access-first',
    begin: inKeychain,
    work: (world, watch) => world.process(watch).moves.undo(id, 'change-to-process'),
  },
  {
    name: 'taking a restore back',
    to: 'keychain',
    newest: 'access-first',
    async begin(mostBytes) {
      const world = await inKeychain(mostBytes);
      await world.process().moves.move(id, 'file', true);
      return world;
    },
    work: (world, watch) => world.process(watch).moves.undo(id, 'change-to-sso'),
  },
];

const keychains = [
  ['a keychain', undefined],
  ['one that takes 2,560 bytes', 2560],
] as const;

/** Whether profiles were changed is for who changes them to know. */
const snapshot = ({ files, items, record }: MovingWorld) => ({
  files: [...files].map(([file, { text }]) => `${file} ${text.length}`).sort(),
  hasItem: items.size > 0,
  record: [...record.values()].map(({ storage, restoring }) => ({ storage, restoring })),
});

async function expectOnlyIn(world: MovingWorld, to: 'keychain' | 'file', token: string): Promise<void> {
  expect(await found(world)).toBe(token);
  if (to === 'keychain') {
    expect([...world.files.keys()]).toEqual([]);
    expect(await kept(world)).toBe(token);
    expect(world.record.get(id)).toMatchObject({ storage: 'keychain', facts: {} });
    expect(world.record.get(id)?.restoring).toBeUndefined();
  } else {
    expect(world.tokensIn()).toEqual([`"${token}"`]);
    expect(world.files.get(ownFile)?.text).toContain(token);
    expect(world.items.size).toBe(0);
    expect(world.record.get(id)).toEqual({ id, storage: 'file' });
  }
}

async function expectFinished(world: MovingWorld, { to, newest }: Pick<Scenario, 'to' | 'newest'>): Promise<void> {
  await world.process().moves.move(id, to, true);
  await expectOnlyIn(world, to, newest);
  expect(world.profiles).toBe(to === 'keychain' ? 'process' : 'sso');
}

/** Nothing is in both places that the app would not finish by itself. */
async function expectSettled(world: MovingWorld, { newest }: Pick<Scenario, 'newest'>): Promise<void> {
  const { failures } = await world.process().moves.settle();
  expect(failures).toEqual([]);
  expect(await found(world)).toBe(newest);
  const inFiles = world.tokensIn().length > 0;
  expect(inFiles ? world.items.size === 0 : world.files.size === 0).toBe(true);
}

for (const [keychain, mostBytes] of keychains) {
  for (const scenario of scenarios) {
    for (const kind of faultKinds) {
      test(`${scenario.name} with ${keychain}, ${kind} at any step: a token remains, and the same call finishes it`, async () => {
        const trial = await scenario.begin(mostBytes);
        const calls = await callsOf((watch) => scenario.work(trial, watch));
        expect(calls.length).toBeGreaterThan(10);
        for (const number of calls.keys()) {
          // Nobody knows of a file that can't be read whether it is a copy of the token.
          const isUnread = kind.startsWith('failed') && calls[number] === 'plain.read';
          for (const finish of isUnread ? [expectFinished] : [expectFinished, expectSettled]) {
            const world = await scenario.begin(mostBytes);
            const before = snapshot(world);
            const outcome = await scenario.work(world, faultAt(number, kind)).catch((error: unknown) => error);
            const at = `${kind} at ${number}, ${calls[number]}: ${outcome}`;
            if (kind.startsWith('killed')) expect(outcome, at).toBeInstanceOf(Killed);
            expect(await found(world), at).toBe(scenario.newest);
            if (outcome instanceof Problem && !/as well|keeps writing/.test(outcome.message)) {
              expect(snapshot(world), at).toEqual(before);
            }
            await finish(world, scenario).catch((error: unknown) => {
              throw new Error(at, { cause: error });
            });
          }
        }
      });
    }
  }
}
