import { pbkdf2 } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { callKeytar, type Keytar } from '../../../main/adapters/keytar.ts';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';

/** keytar whose answers are given one by one, in any order. */
function slowKeytar() {
  const calls: { account: string; answer(text: string): void; fail(message: string): void }[] = [];
  const getPassword = (_service: string, account: string) =>
    new Promise<string>((answer, reject) => {
      calls.push({ account, answer, fail: (message) => reject(new Error(message)) });
    });
  return { keytar: { getPassword } as Partial<Keytar> as Keytar, calls };
}

function called() {
  const { keytar, calls } = slowKeytar();
  const call = callKeytar(
    (message) => new KeychainFailure('refused', message),
    async () => keytar,
  );
  const read = (account: string, limitMs = 5000) => call((each) => each.getPassword('Daypass', account), limitMs);
  return { read, calls };
}

test('one call goes at a time, in order, also after one that failed', async () => {
  const { read, calls } = called();
  const answers = Promise.allSettled([read('a'), read('b'), read('c')]);
  await expect.poll(() => calls.length).toBe(1);
  calls[0]?.answer('first');
  await expect.poll(() => calls.length).toBe(2);
  calls[1]?.fail('no');
  await expect.poll(() => calls.length).toBe(3);
  calls[2]?.answer('third');
  expect(await answers).toMatchObject([
    { value: 'first' },
    { reason: { kind: 'refused', detail: 'no' } },
    { value: 'third' },
  ]);
});

test('a call that gets stuck holds up nobody: those that wait, and those that come, fail at once until it has ended', async () => {
  const { read, calls } = called();
  const waiting = Promise.allSettled([read('stuck', 50), read('second'), read('third')]);
  const late = { status: 'rejected', reason: { kind: 'timeout' } };
  expect(await waiting).toMatchObject([late, late, late]);
  await expect(read('later')).rejects.toMatchObject({ kind: 'timeout' });
  expect(calls.map(({ account }) => account)).toEqual(['stuck']);
  calls[0]?.fail('it was killed');
  await nextTurn();
  const again = read('again');
  await expect.poll(() => calls.length).toBe(2);
  calls[1]?.answer('there');
  expect(await again).toBe('there');
});

test('an answer that came while this process was busy is in time', async () => {
  const { keytar } = slowKeytar();
  const call = callKeytar(
    () => new KeychainFailure('refused'),
    async () => keytar,
  );
  // As keytar does, it works in a thread, and its answer waits for this one.
  const busy = call(async () => {
    const bytes = promisify(pbkdf2)('password', 'salt', 20_000, 8, 'sha512');
    setImmediate(() => {
      const end = performance.now() + 200;
      while (performance.now() < end);
    });
    return (await bytes).length;
  }, 50);
  expect(await busy).toBe(8);
});

test('a library that can not be loaded is told as that, and what it lacks', async () => {
  const call = callKeytar(
    () => new KeychainFailure('refused'),
    () => Promise.reject(new Error('keytar.node: no suitable image found')),
  );
  const lacking = { kind: 'no-service', detail: expect.stringContaining('keytar.node') };
  for (let times = 0; times < 2; times++) await expect(call(async () => 1, 50)).rejects.toMatchObject(lacking);
});
