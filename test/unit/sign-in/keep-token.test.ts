import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settled, signingIn } from './signing-in.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the token of a person without any account is ended at AWS, not just left alone', async () => {
  const { start, approve, log } = signingIn({ accounts: [] });
  const { outcome } = start();
  await settled();
  await approve();
  expect(await outcome).toMatch(/^The person who signed in has no accounts in "acme"\./);
  expect(log).toContain('logout aoa');
  expect(log).not.toContain('write');
});

test('where AWS can’t be told of that, the words are the same', async () => {
  const portal = { accounts: async () => ({ items: [] }), logout: () => Promise.reject(new Error('offline')) };
  const { start, approve } = signingIn({}, { portal });
  const { outcome } = start();
  await settled();
  await approve();
  expect(await outcome).toMatch(/^The person who signed in has no accounts in "acme"\./);
});

test('a sign-in that is cancelled while a sign-out has the lock writes no token, and ends the one it got', async () => {
  let unlock = (): void => undefined;
  const locked = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  const written: string[] = [];
  const tokens = {
    exclusively: <T>(_: string, work: () => Promise<T>) => locked.then(work),
    write: async (sessionId: string) => {
      written.push(sessionId);
      return 'done' as const;
    },
    hold: () => expect.fail('it is not to be kept in memory'),
  };
  const { start, approve, service, log } = signingIn({}, { tokens });
  const { outcome } = start();
  await settled();
  void approve();
  await settled();
  service.cancel('acme');
  unlock();
  expect(await outcome).toContain('cancelled');
  expect(written).toEqual([]);
  expect(log).toContain('logout aoa');
});

test('the token of a sign-in that works is left as it is', async () => {
  const { start, approve, log } = signingIn();
  const { outcome } = start();
  await settled();
  await approve();
  expect(await outcome).toBe('signed in');
  expect(log).not.toContain('logout aoa');
});
