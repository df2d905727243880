import { beforeEach, expect, test } from 'vitest';
import { storedItemText } from '../../../main/domain/kept-item.ts';
import { KeychainFailure, type KeychainFailureKind } from '../../../main/domain/keychain-failure.ts';
import { keychainProblem } from '../../../main/domain/keychain-problem.ts';
import { askedAnew } from '../../../main/services/asked-anew.ts';
import type { Keychain } from '../../../main/services/keychain.ts';
import { noon } from '../signed-in/sample-token.ts';
import { keptItem, someKeptTokens, tokenIn } from './some-kept-tokens.ts';

let world = someKeptTokens();
let kept = world.process();
const sessions = Array.from({ length: 50 }, (_, at) => `session ${at}`);

beforeEach(async () => {
  world = someKeptTokens();
  for (const id of sessions) await world.process().write(id, keptItem(id), 'may-ask');
  kept = world.process();
  world.calls();
});

const [one = '', two = ''] = sessions;
const read = async (id = one) => tokenIn(await kept.read(id, 'silently'));
const readAll = (asking: 'silently' | 'may-ask') => Promise.allSettled(sessions.map((id) => kept.read(id, asking)));
const outcome = async (work: Promise<unknown>) => {
  try {
    await work;
    return 'done';
  } catch (error) {
    const cause = error instanceof Error && error.cause;
    return cause instanceof KeychainFailure ? cause.kind : error;
  }
};
const outcomes = async (work: ReturnType<typeof readAll>) =>
  new Set(
    await Promise.all(
      (await work).map((each) => (each.status === 'rejected' ? outcome(Promise.reject(each.reason)) : 'done')),
    ),
  );

test('who says no is asked once, whoever else is waiting, and not again until it is wanted', async () => {
  world.fail('denied');
  expect(await outcomes(readAll('may-ask'))).toEqual(new Set(['denied']));
  expect(world.calls()).toEqual(['read']);
  world.time.now += 86_400_000;
  world.fail(undefined);
  expect(await outcome(kept.readAnew(one, 'may-ask'))).toBe('denied');
  expect(world.calls()).toEqual([]);
  kept.askAgain();
  expect(await outcomes(readAll('may-ask'))).toEqual(new Set(['done']));
});

test('a click asks again, whatever was said before, and what follows from it does not', async () => {
  world.fail('denied');
  await readAll('may-ask');
  world.calls();
  const clicked = askedAnew(kept)((id: string) =>
    Promise.allSettled([kept.read(id, 'may-ask'), kept.readAnew(id, 'may-ask')]),
  );
  expect(await outcomes(clicked(one))).toEqual(new Set(['denied']));
  expect(world.calls()).toEqual(['read']);
});

test('a keychain that was opened elsewhere since is noticed without asking, and with that the no is forgotten', async () => {
  world.fail('denied');
  await readAll('may-ask');
  world.fail('locked');
  expect(await outcome(read())).toBe('locked');
  world.time.now += 60_000;
  world.fail(undefined);
  expect(await read()).toBe(one);
  expect(tokenIn(await kept.read(two, 'may-ask'))).toBe(two);
});

test('macOS, which asks for what is read silently as well, is asked for nothing after a no', async () => {
  world = someKeptTokens('darwin');
  await world.process().write(one, keptItem('a'), 'may-ask');
  kept = world.process();
  world.calls();
  world.fail('denied');
  expect(await outcome(kept.read(one, 'may-ask'))).toBe('denied');
  world.time.now += 86_400_000;
  expect(await outcome(read())).toBe('denied');
  expect(world.calls()).toEqual(['read']);
});

test('a sign-in asks all the same, and with it the no is forgotten', async () => {
  world.fail('denied');
  await readAll('may-ask');
  world.fail(undefined);
  await kept.write(one, keptItem('new'), 'may-ask');
  expect([await read(), await read(two)]).toEqual(['new', two]);
});

test.each<KeychainFailureKind>(['locked', 'timeout', 'no-bus', 'no-service', 'no-collection', 'refused'])(
  'silently, a keychain that is %s is asked once for all sessions, and again a few seconds later',
  async (kind) => {
    world.fail(kind);
    expect(await outcomes(readAll('silently'))).toEqual(new Set([kind]));
    expect(world.calls()).toEqual(['read']);
    world.time.now += 2_000;
    expect(await outcome(read())).toBe(kind);
    expect(world.calls()).toEqual([]);
    world.time.now += 2_000;
    world.fail(undefined);
    expect(await outcomes(readAll('silently'))).toEqual(new Set(['done']));
  },
);

test('a person who is there is not told what was true a moment ago', async () => {
  world.fail('locked');
  await readAll('silently');
  world.fail(undefined);
  expect(tokenIn(await kept.read(one, 'may-ask'))).toBe(one);
  expect(await read(two)).toBe(two);
});

test('who asks silently does not wait until a person has answered', async () => {
  let answer: (text: string | undefined) => void = () => {};
  const asking: Keychain = {
    ...world.keychain,
    read: (_, how) =>
      how === 'silently' ? Promise.reject(new KeychainFailure('locked')) : new Promise((resolve) => (answer = resolve)),
  };
  kept = world.process({ keychain: asking });
  const asked = kept.read(one, 'may-ask');
  expect(await outcome(kept.read(one, 'silently'))).toBe('locked');
  answer(world.keychain.items.get(one));
  expect(tokenIn(await asked)).toBe(one);
  expect(await read()).toBe(one);
});

test('a damaged item is in the way of nobody else, and a new sign-in takes its place', async () => {
  world.keychain.items.set(one, (world.keychain.items.get(one) ?? '').slice(0, -20));
  expect(await outcome(read())).toBe('damaged');
  expect(await read(two)).toBe(two);
  const [first] = await kept.known();
  expect(first).toMatchObject({ session: { id: one, facts: { version: 'v1' } }, problem: { kind: 'keychain' } });
  await kept.write(one, keptItem('new'), 'may-ask');
  expect(await read()).toBe('new');
  expect((await kept.known())[0]).not.toHaveProperty('problem');
});

test('why a token could not be read is known until it can', async () => {
  world.fail('locked');
  await outcome(read());
  expect((await kept.known()).filter(({ problem }) => problem !== undefined).map(({ session }) => session.id)).toEqual([
    one,
  ]);
  world.fail(undefined);
  await kept.read(one, 'may-ask');
  expect((await kept.known())[0]).not.toHaveProperty('problem');
});

test('a locked keychain signs nobody out', async () => {
  const before = new Map(world.record.sessions);
  world.fail('locked');
  await readAll('silently');
  await expect(kept.remove(one, 'silently')).rejects.toMatchObject({ kind: 'keychain' });
  expect(world.record.sessions).toEqual(before);
  expect(await kept.known()).toHaveLength(sessions.length);
});

test.each<NodeJS.Platform>(['linux', 'darwin', 'win32'])(
  'what failed is told in the words of %s, without a secret',
  async (platform) => {
    world = someKeptTokens(platform);
    kept = world.process();
    world.fail('locked');
    const failed = await kept.write('corp', keptItem('secret'), 'silently').catch((error: unknown) => error);
    expect(failed).toMatchObject({ words: keychainProblem(new KeychainFailure('locked'), platform).words });
    expect(String((failed as Error).stack)).not.toContain('access-secret');
  },
);

test.each([
  ['of another program', 'hunter2'],
  ['of a newer Daypass', '{"daypass": 2, "session": "new"}', 'newer'],
  ['of another session', storedItemText('other', { item: { ...keptItem('other'), receivedAt: noon }, version: 'x' })],
  [
    'of a sign-in to another portal',
    storedItemText('new', {
      item: { ...keptItem('other', { startUrl: 'https://other.awsapps.com/start' }), receivedAt: noon },
      version: 'x',
    }),
  ],
])('an item %s is not written over, and nothing is noted', async (_, text, why = 'taken') => {
  world.keychain.items.set('new', text);
  expect(await outcome(kept.write('new', keptItem('new'), 'may-ask'))).toBe(why);
  expect(world.keychain.items.get('new')).toBe(text);
  expect(world.record.sessions.has('new')).toBe(false);
});

test('a sign-in to another portal that took the place of one is not taken for it', async () => {
  const item = keptItem('other', { startUrl: 'https://other.awsapps.com/start' });
  world.keychain.items.set(one, storedItemText(one, { item: { ...item, receivedAt: noon }, version: 'x' }));
  expect(await outcome(read())).toBe('taken');
  expect(world.record.sessions.get(one)?.facts?.version).toBe('v1');
});

test('a session that was given another portal is told of its old item, and takes the name once that is gone', async () => {
  const moved = keptItem('moved', { startUrl: 'https://new.awsapps.com/start' });
  const taken = kept.write(one, moved, 'may-ask');
  await expect(taken).rejects.toThrow(/"Daypass\/session 0" is a sign-in to https:\/\/acme.* [dD]elete that item/);
  expect(await read()).toBe(one);
  world.keychain.items.delete(one);
  await kept.write(one, moved, 'may-ask');
  expect(await read()).toBe('moved');
  // However the same portal is written.
  await kept.write(one, keptItem('again', { startUrl: 'https://NEW.awsapps.com/start/#' }), 'may-ask');
  expect(await world.process().read(one, 'silently')).toMatchObject({
    token: { startUrl: 'https://NEW.awsapps.com/start/#' },
  });
});

test('a keychain that does not give back what it was given is told', async () => {
  const forgetful: Keychain = {
    ...world.keychain,
    write: (id, text, how) => world.keychain.write(id, `${text} `, how),
  };
  kept = world.process({ keychain: forgetful });
  await kept.read(one, 'silently');
  expect(await outcome(kept.write(one, keptItem('new'), 'may-ask'))).toBe('changed');
  // What was in memory is not what lies there.
  expect(await read()).toBe('new');
});

test('a new sign-in that the keychain does not take leaves no trace, and one that it had stays', async () => {
  for (const kind of ['locked', 'too-large'] as const) {
    const full: Keychain = { ...world.keychain, write: () => Promise.reject(new KeychainFailure(kind)) };
    kept = world.process({ keychain: full });
    expect(await outcome(kept.write('new', keptItem('new'), 'may-ask'))).toBe(kind);
    expect(await outcome(kept.write(one, keptItem('new'), 'may-ask'))).toBe(kind);
  }
  expect(world.record.sessions.has('new')).toBe(false);
  expect(await kept.storageFor('new')).toBe('file');
  kept = world.process();
  expect(await read()).toBe(one);
});

test('a token that could not be read back is not put there', async () => {
  const odd = keptItem('odd', { region: 'not a region' });
  expect(await outcome(kept.write(one, odd, 'may-ask'))).toBe('damaged');
  expect(await read()).toBe(one);
});
