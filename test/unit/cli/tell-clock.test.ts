import { expect, test } from 'vitest';
import { tellClock } from '../../../main/cli/tell-clock.ts';
import type { Verb } from '../../../main/cli/verb.ts';

const minute = 60_000;

/** What a verb says that hears of the clock, one answer of AWS after the other, as it works. */
async function said(skews: readonly (number | undefined)[], work: Verb = async () => undefined) {
  let [out, err] = ['', ''];
  const { onClockSkew, telling } = tellClock();
  const verb = telling(async (args, io) => {
    for (const skew of skews) onClockSkew(skew);
    await work(args, io);
  });
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text), env: {} };
  const failed = await verb([], io).then(
    () => false,
    () => true,
  );
  return { out, err, failed };
}

test('a verb that works with a clock that is off says so after its answer, once, on stderr', async () => {
  const { out, err } = await said([-10 * minute, -10 * minute], async (_, io) => io.out('[]\n'));
  expect(out).toBe('[]\n');
  expect(err).toMatch(/^daypass: This computer's clock is 10 minutes fast\. [^\n]+\n$/);
});

test('a clock that is right, or was put right meanwhile, is no news', async () => {
  expect((await said([undefined])).err).toBe('');
  expect((await said([10 * minute, undefined])).err).toBe('');
  expect((await said([])).err).toBe('');
});

test('a verb that fails says why by itself', async () => {
  const run = await said([10 * minute], () => Promise.reject(new Error('refused')));
  expect(run).toEqual({ out: '', err: '', failed: true });
});
