import { join } from 'node:path';
import { expect, test } from 'vitest';
import { heedRefusals } from '../../../main/adapters/heed-refusals.ts';
import { refusals } from '../../../main/adapters/refusals.ts';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { fakeKeychain } from './fake-keychain.ts';

const refusalMs = 10_000;

test('a keychain that asks within its calls asks a polling program no more for a while, and a person who wants it does', async () => {
  const home = join(await temporaryFolder(), 'daypass');
  let now = 1_700_000_000_000;
  let answer: 'no' | 'yes' = 'no';
  const keychain = fakeKeychain({
    before({ asking }) {
      if (asking === 'may-ask' && answer === 'no') throw new KeychainFailure('denied');
    },
  });
  /** Each call is another process. */
  const process = (forMs: number) =>
    heedRefusals(
      { ...keychain, look: async () => 'ready' },
      refusals(home, forMs, () => now),
    );
  const asked = () => keychain.calls.splice(0).length;
  const denied = { kind: 'denied' };
  await expect(process(refusalMs).read('corp', 'may-ask')).rejects.toMatchObject(denied);
  expect(asked()).toBe(1);

  now += refusalMs - 1;
  answer = 'yes';
  const { read, write, remove, list } = process(refusalMs);
  const calls = [read('corp', 'may-ask'), write('corp', 'text', 'may-ask'), remove('corp', 'may-ask')];
  for (const one of await Promise.allSettled(calls)) expect(one).toMatchObject({ status: 'rejected', reason: denied });
  expect(asked()).toBe(0);
  expect(await list('silently')).toEqual([]);
  await process(0).write('corp', 'text', 'may-ask');

  now += 1;
  expect(await process(refusalMs).read('corp', 'may-ask')).toBe('text');
});
