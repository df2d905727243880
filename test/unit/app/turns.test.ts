import { expect, test } from 'vitest';
import { takeTurns } from '../../../main/services/take-turns.ts';

test('one thing is done after the other, and what fails holds up nothing', async () => {
  const { take, busy, settled } = takeTurns();
  const done: string[] = [];
  const slowly = async (what: string) => {
    done.push(`${what} begins`);
    await new Promise(setImmediate);
    done.push(`${what} ends`);
  };
  const first = take(() => slowly('first'));
  const failing = take(async () => {
    throw new Error('no');
  });
  const last = take(() => slowly('last').then(() => 7));
  expect(busy()).toBe(true);
  await expect(failing).rejects.toThrow('no');
  await first;
  await settled();
  expect([await last, busy()]).toEqual([7, false]);
  expect(done).toEqual(['first begins', 'first ends', 'last begins', 'last ends']);
});

test('what came with no turn is settled at once', async () => {
  const { busy, settled } = takeTurns();
  await settled();
  expect(busy()).toBe(false);
});
