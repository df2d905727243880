import { beforeEach, expect, test } from 'vitest';
import type { Token } from '../../../main/domain/token.ts';
import { type FreshToken, freshToken } from '../../../main/services/fresh-token.ts';
import { awsWithSingleUse, storeInMemory } from './aws.ts';
import { daypassProcess } from './daypass-process.ts';
import { hour, legacyToken, minute, nameOf, noon, sampleToken } from './sample-token.ts';
import { handTime, passDuring } from './time.ts';

let time: ReturnType<typeof handTime>;
let tokens: Map<string, Token>;
let aws: ReturnType<typeof awsWithSingleUse>;
let store: ReturnType<typeof storeInMemory>;
let fresh: FreshToken;

const process = () => daypassProcess({ time, tokens, aws, store });

beforeEach(() => {
  time = handTime();
  tokens = new Map([['acme', sampleToken('a')]]);
  aws = awsWithSingleUse(time.clock, 'refresh-a');
  store = storeInMemory(tokens);
  fresh = process();
});

const held = () => nameOf(tokens.get('acme'));
const inTime = <T>(work: Promise<T>) => passDuring(time, work);

test('a token with more than 5 minutes left is given as it is', async () => {
  await time.pass(54 * minute);
  expect(nameOf(await fresh.get('acme'))).toBe('access-a');
  expect(aws.asked).toEqual([]);
  expect(await fresh.get('nobody')).toBeUndefined();
});

test('with less than that it is refreshed first, once for all who ask at once', async () => {
  await time.pass(56 * minute);
  const given = await Promise.all([
    fresh.get('acme'),
    fresh.get('acme'),
    fresh.look('acme', minute),
    fresh.get('acme'),
  ]);
  expect(nameOf(given[0])).toBe('access-a1');
  expect(aws.asked).toEqual(['refresh-a']);
  expect(tokens.get('acme')?.refreshToken?.reveal()).toBe('refresh-a1');
  expect(tokens.get('acme')?.client?.id).toBe('client');
});

test('a lid that is closed just after a refresh, and opened after the end, does not keep the next one waiting', async () => {
  await time.pass(56 * minute);
  await fresh.get('acme');
  time.closeLid(2 * hour);
  expect(nameOf(await fresh.get('acme'))).toBe('access-a2');
});

test('two Daypass processes refresh once between them', async () => {
  await time.pass(56 * minute);
  const given = await Promise.all([fresh.get('acme'), process().get('acme')]);
  expect(given.map(nameOf)).toEqual(['access-a1', 'access-a1']);
  expect(aws.asked).toEqual(['refresh-a']);
});

test('an answer without a refresh token leaves the old one in force', async () => {
  aws.keepsRefreshToken = true;
  await time.pass(2 * hour);
  expect(nameOf(await fresh.get('acme'))).toBe('access-a1');
  expect(tokens.get('acme')?.refreshToken?.reveal()).toBe('refresh-a');
});

test('a token that somebody else refreshed is used, not refreshed with what was in memory', async () => {
  await fresh.get('acme');
  const theirs = await aws.refresh('refresh-a');
  tokens.set('acme', { ...sampleToken('a'), ...theirs });
  await time.pass(58 * minute);
  expect(nameOf(await fresh.get('acme'))).toBe('access-a2');
  expect(aws.asked).toEqual(['refresh-a', 'refresh-a1']);
});

test('when another program was faster at AWS, what it writes a moment later is used', async () => {
  await time.pass(58 * minute);
  const theirs = await aws.refresh('refresh-a');
  const ours = fresh.get('acme');
  await time.pass(700);
  tokens.set('acme', { ...sampleToken('a'), ...theirs });
  expect(nameOf(await inTime(ours))).toBe('access-a1');
  expect(held()).toBe('access-a1');
});

test('when what it wrote is about to end, too, that is refreshed', async () => {
  await time.pass(58 * minute);
  aws.lifeMs = minute;
  const theirs = await aws.refresh('refresh-a');
  aws.lifeMs = hour;
  const ours = fresh.get('acme');
  await time.pass(300);
  tokens.set('acme', { ...sampleToken('a'), ...theirs });
  expect(nameOf(await inTime(ours))).toBe('access-a2');
});

test('a session that is signed out while AWS answers stays signed out', async () => {
  await time.pass(58 * minute);
  aws.meanwhile = async () => void tokens.delete('acme');
  expect(await fresh.get('acme')).toBeUndefined();
  expect(tokens.size).toBe(0);
});

test('offline, a token with some life left is given, and an ended one is not called signed out', async () => {
  aws.online = false;
  await time.pass(57 * minute);
  expect(nameOf(await fresh.get('acme'))).toBe('access-a');
  await time.pass(4 * minute);
  await expect(fresh.get('acme')).rejects.toMatchObject({ kind: 'unreachable', message: /network is down/ });
  for (let i = 0; i < 50; i++) await expect(fresh.get('acme')).rejects.toMatchObject({ kind: 'unreachable' });
  expect(aws.asked.length).toBe(2);
  aws.online = true;
  await time.pass(5_000);
  expect(nameOf(await fresh.get('acme'))).toBe('access-a1');
});

test.each(['server_error', 'slow_down', 'unknown'] as const)('AWS failing with %s ends nothing', async (kind) => {
  aws.fails = kind;
  await time.pass(2 * hour);
  await expect(fresh.get('acme')).rejects.toMatchObject({ kind: 'unreachable' });
  expect(held()).toBe('access-a');
});

test.each(['invalid_grant', 'invalid_client', 'invalid_request', 'access_denied'] as const)(
  'after %s the person has to sign in, once the token has ended, and AWS is not asked again',
  async (kind) => {
    await time.pass(58 * minute);
    aws.fails = kind;
    expect(nameOf(await inTime(fresh.get('acme')))).toBe('access-a');
    await time.pass(hour);
    expect(await fresh.get('acme')).toBeUndefined();
    expect(aws.asked.length).toBe(1);
    expect(held()).toBe('access-a');
  },
);

test.each([
  ['invalid_client', ['client']],
  ['unauthorized_client', ['client']],
  ['invalid_grant', []],
  ['server_error', []],
] as const)('after %s these registrations are not used for the next sign-in: %j', async (kind, forgotten) => {
  await time.pass(58 * minute);
  aws.fails = kind;
  await inTime(fresh.get('acme'));
  expect(aws.forgotten).toEqual(forgotten);
});

test('a token that AWS refuses before its end is refreshed once, for all who were refused', async () => {
  const token = await fresh.get('acme');
  if (token === undefined) throw new Error('There is one.');
  const given = await Promise.all(Array.from({ length: 5 }, () => fresh.refused('acme', token)));
  expect(given.map(nameOf)).toEqual(Array.from({ length: 5 }, () => 'access-a1'));
  expect(aws.asked).toEqual(['refresh-a']);
  const [again] = given;
  if (again === undefined) throw new Error('There is one.');
  expect(nameOf(await fresh.refused('acme', again))).toBe('access-a1');
  expect(aws.asked).toEqual(['refresh-a']);
  expect(nameOf(await fresh.refused('acme', token))).toBe('access-a1');
});

test('a refused token of an ended sign-in is tried once more, then asks for a sign-in; offline it does not', async () => {
  const token = await fresh.get('acme');
  if (token === undefined) throw new Error('There is one.');
  aws.online = false;
  await expect(fresh.refused('acme', token)).rejects.toMatchObject({ kind: 'unreachable' });
  aws.online = true;
  aws.ended = true;
  await time.pass(5_000);
  expect(nameOf(await inTime(fresh.refused('acme', token)))).toBe('access-a');
  expect(await fresh.refused('acme', token, true)).toBeUndefined();
});

test('a legacy token can only be tried once more', async () => {
  const token = legacyToken('old', noon + hour);
  tokens.set('acme', token);
  expect(nameOf(await fresh.refused('acme', token))).toBe('access-old');
  expect(aws.asked).toEqual([]);
  await time.pass(2 * hour);
  expect(await fresh.get('acme')).toBeUndefined();
});

test('a token under the name of another program is used up and never refreshed', async () => {
  const foreign = sampleToken('foreign', { expiresAt: noon + 3 * minute });
  const one = freshToken({
    tokens: async () => foreign,
    store,
    oidc: aws.oidc,
    forgetRegistration: aws.forgetRegistration,
    clock: time.clock,
    monotonic: time.monotonic,
  });
  tokens.clear();
  expect(nameOf(await one.get('acme'))).toBe('access-foreign');
  expect(aws.asked).toEqual([]);
});

test('on a full disk the new token is used from memory, and written when there is room', async () => {
  await time.pass(58 * minute);
  store.full = true;
  expect(nameOf(await fresh.get('acme'))).toBe('access-a1');
  expect(held()).toBe('access-a');
  await time.pass(10_000);
  expect(await fresh.look('acme', minute)).toMatchObject({ kind: 'failed' });
  store.full = false;
  await time.pass(10_000);
  expect(nameOf(await fresh.get('acme'))).toBe('access-a1');
  expect([held(), aws.asked]).toEqual(['access-a1', ['refresh-a']]);
});
