import { beforeEach, expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { freshToken } from '../../../main/services/fresh-token.ts';
import type { Keychain } from '../../../main/services/keychain.ts';
import { routedTokenStore } from '../../../main/services/routed-token-store.ts';
import { withoutAsking } from '../../../main/services/without-asking.ts';
import { awsWithSingleUse, storeInMemory } from '../signed-in/aws.ts';
import { hour, minute, noon, sampleToken } from '../signed-in/sample-token.ts';
import { handTime } from '../signed-in/time.ts';
import { keptItem, someKeptTokens } from './some-kept-tokens.ts';

/** A token in the keychain that ends in a minute, and two processes that may want another. */
async function endingSoon() {
  const world = someKeptTokens();
  const time = handTime();
  const aws = awsWithSingleUse(time.clock, 'refresh-a');
  const files = storeInMemory(new Map());
  const process = (keychain: Keychain = world.keychain) => {
    const kept = world.process({ keychain });
    const store = routedTokenStore({
      ...{ files, kept, record: world.record, clock: time.clock },
      registrations: { of: async () => new Map() },
      writtenAt: async () => noon + minute,
      clearPlain: async () => undefined,
      itemWords: (id) => id,
    });
    const tokens = async (id: string, asking: 'may-ask' | 'silently' = 'may-ask') =>
      (await kept.read(id, asking))?.token;
    const { oidc, forgetRegistration } = aws;
    const fresh = freshToken({ tokens, store, oidc, forgetRegistration, clock: time.clock, monotonic: time.monotonic });
    return { kept, store, fresh };
  };
  await world.process().write('acme', keptItem('a', { expiresAt: noon + minute }), 'may-ask');
  world.calls();
  return { world, time, aws, files, process };
}

const name = (token: { accessToken: { reveal(): string } } | undefined) => token?.accessToken.reveal();
let there: Awaited<ReturnType<typeof endingSoon>>;
beforeEach(async () => {
  there = await endingSoon();
});

test('AWS’s answer takes the place of the item, and nobody else asks again', async () => {
  const { aws, process, files } = there;
  const [one, two] = [process(), process()];
  const got = await Promise.all([one.fresh.get('acme'), two.fresh.get('acme'), one.fresh.get('acme')]);
  expect(got.map(name)).toEqual(['access-a1', 'access-a1', 'access-a1']);
  expect(aws.asked).toEqual(['refresh-a']);
  expect(name(await process().store.read('acme'))).toBe('access-a1');
  expect(await files.read('acme')).toBeUndefined();
});

test('the keeper asks the person for nothing, and AWS for nothing that could not be kept', async () => {
  const { aws, process, world } = there;
  const { fresh } = process();
  await fresh.look('acme', 0);
  world.fail('locked');
  expect(await fresh.look('acme', 10 * minute)).toMatchObject({ kind: 'failed', problem: { kind: 'keychain' } });
  expect(new Set(world.keychain.calls.map(({ asking }) => asking))).toEqual(new Set(['silently']));
  expect(aws.asked).toEqual([]);
});

test('for work that nobody asked for, nobody is asked to open the keychain, not even where AWS refuses a token', async () => {
  const { process, world, time } = there;
  const { fresh } = process();
  const token = (await fresh.get('acme')) ?? expect.fail('There is one.');
  await time.pass(minute);
  world.time.now += minute;
  world.fail('locked');
  world.calls();
  const refused = withoutAsking(fresh).afterRefusal('acme', token);
  await expect(refused).rejects.toMatchObject({ kind: 'keychain' });
  expect(world.keychain.calls.map(({ asking }) => asking)).toEqual(['silently']);
  await expect(fresh.refused('acme', token)).rejects.toMatchObject({ kind: 'keychain' });
  expect(world.keychain.calls.at(-1)).toMatchObject({ asking: 'may-ask' });
});

test('who asks for credentials may be asked to open the keychain, although the keeper has just failed', async () => {
  const { aws, process, world } = there;
  const { fresh } = process();
  await fresh.look('acme', 0);
  world.fail('locked');
  await fresh.look('acme', 10 * minute);
  world.fail(undefined);
  expect(name(await fresh.get('acme'))).toBe('access-a1');
  expect(aws.asked).toEqual(['refresh-a']);
});

test('who asks while the keeper is at it may be asked as well', async () => {
  const { aws, process, world } = there;
  let opens: 'always' | 'when-asked' = 'always';
  const read: Keychain['read'] = async (account, asking) => {
    if (opens === 'when-asked' && asking === 'silently') throw new KeychainFailure('locked');
    return world.keychain.read(account, asking);
  };
  const { fresh } = process({ ...world.keychain, read });
  await fresh.look('acme', 0);
  opens = 'when-asked';
  const [looked, got] = await Promise.all([fresh.look('acme', 10 * minute), fresh.get('acme')]);
  expect(looked).toMatchObject({ kind: 'failed', problem: { kind: 'keychain' } });
  expect(name(got)).toBe('access-a1');
  expect(aws.asked).toEqual(['refresh-a']);
});

test('what AWS gave while the keychain closed is kept, and put there once it is open', async () => {
  const { aws, process, world, time } = there;
  const { fresh } = process();
  aws.meanwhile = async () => world.fail('locked');
  expect(await fresh.look('acme', 10 * minute)).toMatchObject({ kind: 'failed', problem: { kind: 'keychain' } });
  expect(fresh.unfinished()).toBe(true);
  expect(name(await fresh.get('acme'))).toBe('access-a1');
  world.fail(undefined);
  await time.pass(5_000);
  world.time.now += 5_000;
  expect(await fresh.look('acme', 10 * minute)).toMatchObject({ kind: 'good', renewed: true });
  expect([fresh.unfinished(), name(await process().store.read('acme'))]).toEqual([false, 'access-a1']);
  expect(aws.asked).toEqual(['refresh-a']);
});

test('an item that was deleted is a sign-out: nothing is asked of AWS, and nothing put in its place', async () => {
  const { aws, process, world } = there;
  const { fresh } = process();
  await fresh.look('acme', 0);
  world.keychain.items.clear();
  expect(await fresh.look('acme', 10 * minute)).toEqual({ kind: 'none' });
  expect([aws.asked, world.keychain.items.size]).toEqual([[], 0]);
});

test('a newer token in the file is refreshed there, since other programs use it', async () => {
  const { aws, process, world, files } = there;
  await files.write('acme', sampleToken('b', { expiresAt: noon + 2 * minute }));
  const { store } = process();
  expect(name(await store.read('acme'))).toBe('access-b');
  const next = sampleToken('c', { expiresAt: noon + hour });
  const expected = await store.read('acme');
  expect(await store.write('acme', next, { expected }, 'silently')).toBe('done');
  expect(name(await files.read('acme'))).toBe('access-c');
  expect(world.keychain.calls.map(({ does }) => does)).not.toContain('write');
  expect(aws.asked).toEqual([]);
});

test('a token of another sign-in is not overwritten', async () => {
  const { process } = there;
  const { store } = process();
  const next = sampleToken('c');
  expect(await store.write('acme', next, { expected: sampleToken('b') }, 'silently')).toBe('stale');
  expect(name(await store.read('acme'))).toBe('access-a');
});

test('one in memory is renewed in memory', async () => {
  const { process, world } = there;
  const { store, kept } = process();
  await store.hold('beta', sampleToken('m', { expiresAt: noon + minute }));
  const expected = await store.read('beta');
  expect(await store.write('beta', sampleToken('n'), { expected }, 'silently')).toBe('done');
  expect((await kept.known()).find(({ session }) => session.id === 'beta')).toMatchObject({ storage: 'memory' });
  expect(name(await store.read('beta'))).toBe('access-n');
  expect(world.keychain.items.has('beta')).toBe(false);
});

test('a record that can’t be read keeps nobody from a token in a file', async () => {
  const { files, world, time } = there;
  const list = () => Promise.reject(new Problem('file', { what: 'The record is damaged.' }));
  const store = routedTokenStore({
    ...{ files, record: world.record, clock: time.clock },
    kept: world.process({ record: { ...world.record, list } }),
    registrations: { of: async () => new Map() },
    writtenAt: async () => undefined,
    clearPlain: async () => undefined,
    itemWords: (id) => id,
  });
  await files.write('beta', sampleToken('b'));
  const expected = await store.read('beta');
  expect(name(expected)).toBe('access-b');
  expect(await store.write('beta', sampleToken('c'), { expected })).toBe('done');
  await expect(store.read('acme')).rejects.toMatchObject({ kind: 'file' });
});
