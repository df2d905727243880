import { expect, test } from 'vitest';
import { settle } from '../signed-in/time.ts';
import { keptKeys } from './kept-keys.ts';

test('whoever signs out while AWS answers leaves no keys behind', async () => {
  const kept = keptKeys();
  await kept.put('dev', { lifeMs: 0 });
  let answer = () => {};
  kept.aws.answer = () => new Promise((resolve) => (answer = resolve));
  await kept.start();
  expect(kept.aws.asked).toHaveLength(1);
  await kept.signOut();
  answer();
  await settle();
  expect([kept.credentials.text, kept.records(), kept.told]).toEqual(['', [], []]);
});

test.each(['list', 'add', 'remove', 'read', 'replace'] as const)(
  'nor does who signs out at any moment of a renewal: before and after each `%s`',
  async (step) => {
    let wasInTheMiddle = false;
    for (let count = 1; ; count += 1) {
      for (const when of ['before', 'after'] as const) {
        const kept = keptKeys();
        await kept.put('dev', { lifeMs: 0 });
        const reached = kept.interrupt(step, count, when, kept.signOut);
        const keeper = await kept.start();
        if (!reached()) return expect(wasInTheMiddle).toBe(true);
        wasInTheMiddle ||= kept.told.length > 0 || kept.aws.asked.length > 0;
        await settle();
        await keeper.stop();
        expect([kept.credentials.text, kept.records()], `${when} ${step} ${count}`).toEqual(['', []]);
      }
    }
  },
);
