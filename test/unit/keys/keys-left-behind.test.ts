import { beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import type { KeepKeysFresh } from '../../../main/services/keep-keys-fresh.ts';
import { acme } from '../export/files-in-memory.ts';
import { hour, minute } from '../signed-in/sample-token.ts';
import { settle } from '../signed-in/time.ts';
import { keptKeys } from './kept-keys.ts';

let kept: ReturnType<typeof keptKeys>;
let { time, credentials, aws, sessions, told } = keptKeys();
let keeper: KeepKeysFresh;

beforeEach(() => {
  kept = keptKeys();
  ({ time, credentials, aws, sessions, told } = kept);
});
const start = async () => {
  keeper = await kept.start();
};

describe('keys that still work are removed', () => {
  test('at the start, where a sign-out did not come so far, and of a session that is gone', async () => {
    await kept.put('dev');
    await kept.put('gone', { sessionId: 'unknown' });
    sessions[0] = acme;
    await start();
    expect([credentials.text, kept.records(), aws.asked, kept.sleeps()]).toEqual(['', [], [], 0]);
  });

  test('when another program signs their session out', async () => {
    await kept.put('dev');
    await start();
    await time.pass(10 * minute);
    sessions[0] = acme;
    keeper.follow();
    await settle();
    expect([credentials.text, kept.records(), aws.asked]).toEqual(['', [], []]);
  });

  test('later, from a file that could not be changed just then; and not over and over', async () => {
    await kept.put('dev');
    await start();
    let tries = 0;
    credentials.meanwhile = () => {
      tries += 1;
      throw new Problem('file', { what: 'credentials is read-only.' });
    };
    sessions[0] = acme;
    keeper.follow();
    await time.pass(12 * hour);
    expect(tries).toBeLessThan(80);
    expect(credentials.text).toContain('OLD-dev');
    credentials.meanwhile = () => undefined;
    await time.pass(15 * minute);
    expect([credentials.text, kept.records()]).toEqual(['', []]);
  });
});

test.each([
  ['signed in', true],
  ['signed out', false],
])('keys in a file that is not in use now wake nobody up while their session is %s', async (_, isIn) => {
  if (!isIn) sessions[0] = acme;
  await kept.put('elsewhere', { lifeMs: 0, path: '/elsewhere/credentials' });
  await start();
  await time.pass(24 * hour);
  expect([aws.asked, kept.sleeps(), told, kept.records().length]).toEqual([[], 0, [], 1]);
});

test('keys that are somebody’s by the time they are renewed are not tried again and again', async () => {
  await kept.put('dev', { lifeMs: 0 });
  const renewed: number[] = [];
  await kept.start({
    renew: async (some) => {
      renewed.push(some.length);
      return [];
    },
  });
  await time.pass(hour);
  expect(renewed.length).toBeLessThan(20);
  expect(told).toEqual([]);
});
