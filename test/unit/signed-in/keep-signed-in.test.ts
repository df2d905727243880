import { beforeEach, expect, test } from 'vitest';
import type { KeepSignedIn } from '../../../main/services/keep-signed-in.ts';
import { keptSession } from './kept-session.ts';
import { hour, legacyToken, minute, noon, sampleToken } from './sample-token.ts';
import { settle } from './time.ts';

const day = 24 * hour;

let kept: ReturnType<typeof keptSession>;
let { time, tokens, aws, told } = keptSession();
let keeper: KeepSignedIn;

function start(): void {
  keeper = kept.start().keeper;
}

beforeEach(() => {
  kept = keptSession();
  ({ time, tokens, aws, told } = kept);
});

const held = () => tokens.get('acme')?.accessToken.reveal();
const leftNow = () => (tokens.get('acme')?.expiresAt ?? 0) - time.clock.now();

test('a token is refreshed some minutes before its end, hour after hour', async () => {
  start();
  await time.pass(50 * minute);
  expect(aws.asked).toEqual([]);
  await time.pass(2 * minute);
  expect(aws.asked).toEqual(['refresh-a']);
  expect(told).toEqual(['acme renewed']);
  await time.pass(8 * hour);
  expect(aws.asked.length).toBe(9);
  expect(leftNow()).toBeGreaterThan(5 * minute);
});

test('sleep over the end: on waking the token is refreshed, and nothing else is told', async () => {
  start();
  await time.pass(minute);
  time.closeLid(5 * hour);
  keeper.wake();
  await settle();
  expect(told).toEqual(['acme renewed']);
  expect(held()).toBe('access-a1');
  expect(leftNow()).toBe(hour);
});

test('sleep over the end of the sign-in itself: one word that it is over, and no storm', async () => {
  start();
  await time.pass(minute);
  aws.ended = true;
  time.closeLid(20 * hour);
  keeper.wake();
  await time.pass(5 * hour);
  keeper.wake();
  keeper.look();
  await time.pass(5 * hour);
  expect(told).toEqual(['acme over']);
  expect(aws.asked).toEqual(['refresh-a']);
});

test('a day offline is told once; back online the session goes on', async () => {
  start();
  aws.online = false;
  await time.pass(day);
  expect(told).toEqual(['acme offline']);
  expect(held()).toBe('access-a');
  expect(aws.asked.length).toBeLessThan(24 * 20);
  keeper.wake();
  await settle();
  // The network may come a moment after its machine.
  aws.online = true;
  await time.pass(10_000);
  expect(told).toEqual(['acme offline', 'acme renewed']);
  expect(held()).toBe('access-a1');
});

test('a day offline, and the sign-in ended meanwhile: offline once, over once', async () => {
  start();
  aws.online = false;
  await time.pass(day);
  Object.assign(aws, { online: true, ended: true });
  await time.pass(day);
  expect(told).toEqual(['acme offline', 'acme over']);
});

test.each([
  ['an hour', hour],
  ['a day', day],
  ['a year', 365 * day],
])('a clock that jumps back by %s causes no storm, and the token is still refreshed in time', async (_, by) => {
  start();
  await time.pass(10 * minute);
  time.setClock(-by);
  await time.pass(30 * minute);
  expect(aws.asked).toEqual([]);
  // To AWS the token ends an hour after it came, whatever this clock says.
  await time.pass(15 * minute);
  expect(aws.asked).toEqual(['refresh-a']);
  await time.pass(2 * hour);
  expect(aws.asked.length).toBeLessThanOrEqual(4);
  expect(told.every((one) => one === 'acme renewed')).toBe(true);
});

test.each([
  ['an hour', hour],
  ['a day', day],
])('a clock that jumps ahead by %s and back leads to one refresh each at most, and to no end', async (_, by) => {
  start();
  await time.pass(10 * minute);
  time.setClock(by);
  await time.pass(2 * minute);
  expect(aws.asked).toEqual(['refresh-a']);
  time.setClock(-by);
  await time.pass(5 * minute);
  expect(aws.asked).toEqual(['refresh-a']);
  await time.pass(50 * minute);
  expect(aws.asked.length).toBe(2);
  expect(new Set(told)).toEqual(new Set(['acme renewed']));
});

test('a clock that jumps to and fro all the time does not bring more than a refresh in half a minute', async () => {
  start();
  for (let turn = 0; turn < 60; turn++) {
    time.setClock(turn % 2 === 0 ? 3 * day : -3 * day);
    keeper.wake();
    await time.pass(1_000);
  }
  expect(aws.asked.length).toBeLessThanOrEqual(3);
});

test('a legacy token is left alone until it ends, and that is told once', async () => {
  tokens.set('acme', legacyToken('old', noon + 8 * hour));
  start();
  await time.pass(7 * hour);
  expect(told).toEqual([]);
  await time.pass(2 * hour);
  keeper.look();
  await time.pass(day);
  expect(told).toEqual(['acme over']);
  expect(aws.asked).toEqual([]);
});

test('a token that had ended long before Daypass started is no news', async () => {
  tokens.set('acme', legacyToken('old', noon - day));
  start();
  await time.pass(day);
  expect(told).toEqual([]);
});

test('a registration that expires makes an end of it when the token ends, without asking AWS', async () => {
  const { client } = sampleToken('a');
  if (client === undefined) throw new Error('The sample has one.');
  tokens.set('acme', sampleToken('a', { client: { ...client, expiresAt: noon + 20 * minute } }));
  start();
  await time.pass(day);
  expect(told).toEqual(['acme over']);
  expect(aws.asked).toEqual([]);
});

test('a registration that AWS no longer knows is not tried again, and the token is used up', async () => {
  aws.fails = 'invalid_client';
  start();
  await time.pass(55 * minute);
  expect(told).toEqual([]);
  await time.pass(day);
  expect(told).toEqual(['acme over']);
  expect(aws.asked.length).toBe(1);
});

test('after the end, a new sign-in is kept again, and its end is told again', async () => {
  start();
  aws.ended = true;
  await time.pass(2 * hour);
  expect(told).toEqual(['acme over']);
  aws.ended = false;
  tokens.set('acme', legacyToken('again', time.clock.now() + hour));
  keeper.look();
  await settle();
  expect(told).toEqual(['acme over', 'acme renewed']);
  await time.pass(2 * hour);
  expect(told).toEqual(['acme over', 'acme renewed', 'acme over']);
});

test('the AWS CLI refreshing by itself is left to it', async () => {
  start();
  await time.pass(48 * minute);
  tokens.set('acme', sampleToken('theirs', { expiresAt: time.clock.now() + hour }));
  await time.pass(40 * minute);
  expect(aws.asked).toEqual([]);
  expect(told).toEqual([]);
});

test('a session that is signed out is forgotten without a word', async () => {
  start();
  await time.pass(minute);
  tokens.delete('acme');
  keeper.look();
  await time.pass(day);
  expect(told).toEqual([]);
});

test('tokens of seconds are refreshed in time, and not all the time', async () => {
  aws.lifeMs = 20_000;
  tokens.set('acme', sampleToken('a', { expiresAt: noon + 20_000 }));
  start();
  for (let second = 0; second < 300; second++) {
    await time.pass(1_000);
    expect(leftNow()).toBeGreaterThan(0);
  }
  expect(aws.asked.length).toBeLessThan(30);
  expect(told).not.toContain('acme over');
});

test('a token that macOS may ask for is not looked at before it is due', async () => {
  let looks = 0;
  const { fresh } = kept.start({
    async unreadUntil() {
      looks += 1;
      return tokens.get('acme')?.expiresAt;
    },
  });
  const standings: string[] = [];
  fresh.listen((_, { kind }) => standings.push(kind));
  await time.pass(50 * minute);
  expect([aws.asked, looks]).toEqual([[], 1]);
  await time.pass(2 * minute);
  expect([aws.asked, standings]).toEqual([['refresh-a'], ['good']]);
});

test('stopping waits for the answer of AWS to be written', async () => {
  aws.meanwhile = () => time.clock.sleep(10_000);
  start();
  await time.pass(51 * minute);
  let stopped = false;
  void keeper.stop().then(() => {
    stopped = true;
  });
  await settle();
  expect([stopped, held()]).toEqual([false, 'access-a']);
  await time.pass(minute);
  expect([stopped, held()]).toEqual([true, 'access-a1']);
});
