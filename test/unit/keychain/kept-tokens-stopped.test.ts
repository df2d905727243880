import { expect, test } from 'vitest';
import { readStoredItem } from '../../../main/domain/kept-item.ts';
import type { KeptSessions } from '../../../main/services/kept-sessions.ts';
import type { Keychain } from '../../../main/services/keychain.ts';
import { keptItem, someKeptTokens, tokenIn } from './some-kept-tokens.ts';

const stopped = new Error('stopped');

/** A process that stops at the call with this number, of those to the keychain and the record, before it or after it was done. */
function stoppingProcess(world: ReturnType<typeof someKeptTokens>, at: number, when: 'before' | 'after') {
  let calls = 0;
  const stopping =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      calls += 1;
      if (calls > at || (calls === at && when === 'before')) throw stopped;
      const result = await work(...args);
      if (calls === at) throw stopped;
      return result;
    };
  const { keychain, record } = world;
  const stoppingKeychain: Keychain = {
    read: stopping(keychain.read),
    write: stopping(keychain.write),
    remove: stopping(keychain.remove),
    list: stopping(keychain.list),
  };
  const stoppingRecord: KeptSessions = {
    list: stopping(record.list),
    change: stopping(record.change),
    mend: stopping(record.mend),
  };
  return { kept: world.process({ keychain: stoppingKeychain, record: stoppingRecord }), wasStopped: () => calls >= at };
}

type Kept = ReturnType<ReturnType<typeof someKeptTokens>['process']>;

/** Stops the work everywhere, one place after the other, and looks at what is there then. */
async function stoppedEverywhere(
  first: string | undefined,
  work: (kept: Kept) => Promise<unknown>,
  check: (world: ReturnType<typeof someKeptTokens>, outcome: 'done' | 'failed') => Promise<void>,
) {
  let stops = 0;
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at += 1) {
      const world = someKeptTokens();
      if (first !== undefined) await world.process().write('corp', keptItem(first), 'silently');
      const { kept, wasStopped } = stoppingProcess(world, at, when);
      const outcome = await work(kept).then(
        () => 'done' as const,
        () => 'failed' as const,
      );
      await check(world, outcome);
      if (!wasStopped()) break;
      stops += 1;
    }
  }
  return stops;
}

test('a renewal that is stopped anywhere leaves the old token or the new one, and the next process has that', async () => {
  const stops = await stoppedEverywhere(
    'old',
    (kept) => kept.write('corp', keptItem('new'), 'silently'),
    async (world, outcome) => {
      const there = readStoredItem('corp', world.keychain.items.get('corp') ?? '');
      const next = world.process();
      expect(await next.known()).toMatchObject([{ session: { id: 'corp', storage: 'keychain' } }]);
      expect(tokenIn(await next.read('corp', 'silently'))).toBe(tokenIn(there.item));
      if (outcome === 'done') expect(tokenIn(there.item)).toBe('new');
      expect(world.record.sessions.get('corp')?.facts?.version).toBe(there.version);
    },
  );
  expect(stops).toBeGreaterThan(8);
});

test('a first sign-in that is stopped anywhere is found when it is there, and leads to nothing when it is not', async () => {
  await stoppedEverywhere(
    undefined,
    (kept) => kept.write('corp', keptItem('new'), 'silently'),
    async (world, outcome) => {
      const isThere = world.keychain.items.has('corp');
      const next = world.process();
      expect(tokenIn(await next.read('corp', 'silently'))).toBe(isThere ? 'new' : undefined);
      expect(world.record.sessions.get('corp')?.facts !== undefined).toBe(isThere);
      if (outcome === 'done') expect(isThere).toBe(true);
      await next.write('corp', keptItem('newer'), 'silently');
      expect(tokenIn(await world.process().read('corp', 'silently'))).toBe('newer');
    },
  );
});

test('a removal that is stopped anywhere can be done again, and never looks signed in without a token', async () => {
  await stoppedEverywhere(
    'old',
    (kept) => kept.remove('corp', 'silently'),
    async (world, outcome) => {
      const isThere = world.keychain.items.has('corp');
      if (outcome === 'done') expect(isThere).toBe(false);
      const next = world.process();
      expect(tokenIn(await next.read('corp', 'silently'))).toBe(isThere ? 'old' : undefined);
      await next.remove('corp', 'silently');
      expect(world.keychain.items.size).toBe(0);
      expect(world.record.sessions.get('corp')).toEqual({ id: 'corp', storage: 'keychain' });
    },
  );
});

test('a renewal whose record could not be written counts as done, and every process finds it', async () => {
  const world = someKeptTokens();
  await world.process().write('corp', keptItem('old'), 'silently');
  let changes = 0;
  const full: KeptSessions = {
    ...world.record,
    change: async (id, change) => {
      changes += 1;
      if (changes > 1) throw new Error('The disk is full.');
      return world.record.change(id, change);
    },
  };
  const kept = world.process({ record: full });
  await kept.write('corp', keptItem('new'), 'silently');
  expect(world.record.sessions.get('corp')?.facts?.version).toBe('v1');
  expect(tokenIn(await kept.read('corp', 'silently'))).toBe('new');
  world.failRecord(true);
  const other = world.process();
  expect(tokenIn(await other.read('corp', 'silently'))).toBe('new');
  world.failRecord(false);
  expect(tokenIn(await other.read('corp', 'silently'))).toBe('new');
  expect(world.record.sessions.get('corp')?.facts?.version).toBe('v2');
});

test.each([
  ['before it went into the keychain', 1, undefined],
  ['after it did', 2, 'new'],
])('a first sign-in whose record could not be written %s is told as failed', async (_, failing, there) => {
  const world = someKeptTokens();
  let changes = 0;
  const full: KeptSessions = {
    ...world.record,
    change: async (id, change) => {
      changes += 1;
      if (changes === failing) throw new Error('The disk is full.');
      return world.record.change(id, change);
    },
  };
  const written = world.process({ record: full }).write('corp', keptItem('new'), 'silently');
  await expect(written).rejects.toThrow('The disk is full.');
  expect(tokenIn(await world.process().read('corp', 'silently'))).toBe(there);
});

test('who finds no item while another process signs in does not undo what that one notes', async () => {
  const world = someKeptTokens();
  await world.process().write('corp', keptItem('old'), 'silently');
  world.keychain.items.clear();
  let isFirst = true;
  const meeting: Keychain = {
    ...world.keychain,
    async read(account, asking) {
      const text = await world.keychain.read(account, asking);
      if (isFirst) {
        isFirst = false;
        await world.process().write('corp', keptItem('new'), 'silently');
      }
      return text;
    },
  };
  expect(tokenIn(await world.process({ keychain: meeting }).read('corp', 'silently'))).toBe('new');
  expect(world.record.sessions.get('corp')?.facts?.version).toBe('v2');
});
