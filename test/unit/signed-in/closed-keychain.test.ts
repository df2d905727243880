import { expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { keychainProblem } from '../../../main/domain/keychain-problem.ts';
import { keptSession } from './kept-session.ts';
import { hour, minute } from './sample-token.ts';
import { settle } from './time.ts';

const locked = keychainProblem(new KeychainFailure('locked'), 'linux');

/** A session whose keychain has been closed for hours while its token is due. */
async function closedFor(spanMs: number, closedRetryMs?: number) {
  const kept = keptSession();
  const listeners = new Set<() => void>();
  kept.store.locked = locked;
  kept.start({
    ...(closedRetryMs !== undefined && { closedRetryMs }),
    listenOpened(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
  await kept.time.pass(50 * minute + spanMs);
  expect(kept.told).toEqual(['acme blocked']);
  const opened = () => {
    for (const listener of listeners) listener();
  };
  return { ...kept, opened };
}

test('a keychain that was opened without a word is found open within 15 seconds, however long it was closed', async () => {
  const { store, time, told } = await closedFor(5 * hour, 15_000);
  store.locked = undefined;
  await time.pass(15_000);
  expect(told).toEqual(['acme blocked', 'acme renewed']);
});

test('one that is known to be open is used at once', async () => {
  const { store, time, told, opened } = await closedFor(5 * hour);
  await time.pass(5_000);
  store.locked = undefined;
  opened();
  await settle();
  expect(told).toEqual(['acme blocked', 'acme renewed']);
});

test('where looking may ask the person, it is looked at as seldom as the network', async () => {
  const { store, time, told } = await closedFor(5 * hour, Number.POSITIVE_INFINITY);
  store.locked = undefined;
  await time.pass(15_000);
  expect(told).toEqual(['acme blocked']);
});

test('that a keychain is open is no reason to ask AWS again before its time', async () => {
  const { aws, store, time, opened } = await closedFor(minute);
  store.locked = undefined;
  aws.online = false;
  await time.pass(5 * hour);
  const { length } = aws.asked;
  opened();
  await settle();
  expect(aws.asked).toHaveLength(length);
});
