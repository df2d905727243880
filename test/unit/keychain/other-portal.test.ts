import { beforeEach, expect, test } from 'vitest';
import { type KeptItem, keptFacts, storedItemText } from '../../../main/domain/kept-item.ts';
import type { Token } from '../../../main/domain/token.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { sampleToken } from '../signed-in/sample-token.ts';
import { found, id, kept, type MovingWorld, movingWorld } from './moving-world.ts';

const startUrl = 'https://other.awsapps.com/start';
const taken = /"Daypass\/acme" is a sign-in to https:\/\/other/;

const itemOf = (token: Token): KeptItem => ({ token, text: tokenText(token, undefined), registrations: new Map() });

/** A session of the same name, for another portal, has its token in the keychain: received before the one in the file, or after it. */
function withTheirs(
  when: 'before' | 'after',
  record?: 'known' | 'unknown',
  options?: Parameters<typeof movingWorld>[0],
): MovingWorld {
  const world = movingWorld(options);
  const token = sampleToken('theirs', { startUrl, expiresAt: world.now() + 9_000_000 });
  const receivedAt = world.now() + (when === 'before' ? -100_000 : 100_000);
  const item = { ...itemOf(token), receivedAt };
  const stored = { version: 'theirs', item };
  world.items.set(id, storedItemText(id, stored));
  const facts = record === 'known' && { facts: keptFacts(stored) };
  if (record !== undefined) world.record.set(id, { id, storage: 'keychain', ...facts });
  world.putToken(world.newToken('mine'));
  return world;
}

const failure = (work: Promise<unknown>) => work.then(String, String);

for (const when of ['before', 'after'] as const) {
  for (const record of [undefined, 'known', 'unknown'] as const) {
    let world = withTheirs(when, record);
    let before = new Map(world.record);
    let item = world.items.get(id);

    beforeEach(() => {
      world = withTheirs(when, record);
      before = new Map(world.record);
      item = world.items.get(id);
    });

    const expectAllThere = () => {
      expect(world.tokensIn()).toEqual(['"access-mine"']);
      expect(world.items.get(id)).toBe(item);
      expect(world.record).toEqual(before);
    };

    const of = `an item that came ${when} the file, of another portal and ${record ?? 'not'} in the record`;

    test(`${of}, is not taken for the session's, whichever way that is moved`, async () => {
      expect(await failure(world.process().moves.move(id, 'keychain', true))).toMatch(taken);
      expectAllThere();
      expect(world.profiles).toBe('sso');
      if (record === undefined) return;
      expect(await failure(world.process().moves.move(id, 'file', true))).toMatch(taken);
      expectAllThere();
    });

    test(`${of}, is not touched by the app, which takes over new sign-ins`, async () => {
      const { moved, left, failures } = await world.process().moves.settle();
      expect([moved, left]).toEqual([[], []]);
      if (record !== undefined) expect(String(failures)).toMatch(taken);
      expectAllThere();
    });
  }
}

test('whichever came later, a session is signed in by its own, in a file or in the keychain', async () => {
  for (const when of ['before', 'after'] as const) {
    const world = withTheirs(when, 'known');
    expect(await found(world)).toBe('access-mine');
    expect((await world.process().find()).sessions[0]?.token?.storage).toBe('file');
    const other = movingWorld();
    const inFile = other.newToken('theirs', { startUrl });
    await other.process().kept.write(id, itemOf(other.newToken('mine')), 'silently');
    if (when === 'after') other.passTo(other.now() + 100_000);
    other.putToken({ ...inFile, expiresAt: other.now() + (when === 'after' ? 9_000_000 : 60_000) });
    expect(await found(other)).toBe('access-mine');
    expect((await other.process().find()).sessions[0]?.token?.storage).toBe('keychain');
  }
});

test('nor is it taken for what the session is signed in with, where new sign-ins are left in files', async () => {
  const world = withTheirs('after', 'unknown', { newPlaintext: 'leave' });
  const { failures } = await world.process().moves.settle();
  expect(String(failures)).toMatch(taken);
  expect(world.record.get(id)).toEqual({ id, storage: 'keychain' });
});

test('once somebody has deleted that item, the move goes on', async () => {
  const world = withTheirs('after', 'known');
  world.items.delete(id);
  await world.process().moves.move(id, 'keychain', true);
  expect(await kept(world)).toBe('access-mine');
  expect(world.tokensIn()).toEqual([]);
});

test('a token in memory is not put into the keychain for a session that has another portal by now', async () => {
  const world = movingWorld();
  world.putToken(world.newToken('mine'));
  const process = world.process();
  const token = sampleToken('theirs', { startUrl, expiresAt: world.now() + 9_000_000 });
  process.kept.hold(id, itemOf(token));
  await process.moves.move(id, 'keychain', false);
  expect(await kept(world)).toBe('access-mine');
});

test('what is in memory of one portal is not given to who asks for another', async () => {
  const world = withTheirs('after', 'known');
  const { kept: tokens } = world.process();
  expect((await tokens.read(id, 'silently', startUrl))?.token.startUrl).toBe(startUrl);
  expect(await failure(tokens.read(id, 'silently', 'https://acme.awsapps.com/start'))).toMatch(taken);
});

test('a record that is made anew does not take in an item of another portal, and names it', async () => {
  const world = withTheirs('after');
  const { kept: tokens } = world.process();
  const { found: known, failures } = await tokens.rebuild(
    'silently',
    new Map([[id, 'https://acme.awsapps.com/start']]),
  );
  expect(known).toEqual([]);
  expect(failures.map(({ problem }) => String(problem))).toEqual([expect.stringMatching(taken)]);
  expect(world.record.size).toBe(0);
  expect(await tokens.rebuild('silently', new Map([[id, `${startUrl}/`]]))).toEqual({ found: [id], failures: [] });
});
