import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { acme, settled, signingIn } from './signing-in.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const locked = new Problem('keychain', { what: 'The keyring is locked.' });

test('a place that can’t take the token is told before anything is opened, and AWS is asked nothing', async () => {
  const { start, log, service } = signingIn({}, { lookBefore: () => Promise.reject(locked) });
  const { outcome } = start();
  expect(await outcome).toBe('The keyring is locked.');
  expect([log, service.waiting('acme')]).toEqual([[], undefined]);
});

test('who chose memory has the token there alone', async () => {
  const looks: unknown[] = [];
  const { start, approve, log } = signingIn({}, { lookBefore: async ({ id }, keep) => void looks.push([id, keep]) });
  const { outcome } = start('browser', acme, 'memory');
  await settled();
  await approve();
  expect(await outcome).toBe('signed in');
  expect(looks).toEqual([['acme', 'memory']]);
  expect([log.includes('hold'), log.includes('write')]).toEqual([true, false]);
});

test('who then chooses memory need not answer the question that the keychain still asks, nor does the other way forget it', async () => {
  const lookBefore = (_: unknown, keep: 'memory' | undefined) =>
    keep === 'memory' ? Promise.resolve() : new Promise<void>(() => undefined);
  const { start, approve, log, steps } = signingIn({}, { lookBefore });
  const { outcome } = start();
  await settled();
  start('browser', acme, 'memory');
  await settled();
  start('device');
  await settled();
  start('browser');
  await settled();
  expect(steps.at(-1)).toMatchObject({ way: 'browser' });
  await approve();
  expect(await outcome).toBe('signed in');
  expect([log.includes('hold'), log.includes('write')]).toEqual([true, false]);
});

test('a sign-in is cancelled at once, although the keychain still asks the person', async () => {
  const { start, service, log } = signingIn({}, { lookBefore: () => new Promise(() => undefined) });
  const { outcome } = start();
  await settled();
  service.cancel('acme');
  expect(await outcome).toBe('Sign-in cancelled.');
  expect(log).toEqual([]);
});
