import { id, type MovingWorld, signedInWithFile, type Watcher } from './moving-world.ts';

/** A piece of work that moves a token, and where the token is to be then. */
export type Scenario = Readonly<{
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

export const scenarios: readonly Scenario[] = [
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
    work: (world, watch) => world.process(watch).moves.undo(id, 'keychain', 'change-to-process'),
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
    work: (world, watch) => world.process(watch).moves.undo(id, 'file', 'change-to-sso'),
  },
];

export const keychains = [
  ['a keychain', undefined],
  ['one that takes 2,560 bytes', 2560],
] as const;
