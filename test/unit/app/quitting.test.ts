import { beforeEach, expect, test } from 'vitest';
import { type QuitInOrder, quitInOrder } from '../../../main/services/quit-in-order.ts';

let unfinished: boolean;
let finish: (error?: Error) => void;
let ends: number;
let quits: number;
let ending: QuitInOrder;

beforeEach(() => {
  unfinished = false;
  ends = 0;
  quits = 0;
  ending = quitInOrder({
    unfinished: () => unfinished,
    end: () =>
      new Promise((resolve, reject) => {
        ends++;
        finish = (error) => (error === undefined ? resolve() : reject(error));
      }),
    // As in Electron, quitting asks whoever listens first.
    quit: () => {
      if (!asked()) quits++;
    },
  });
});

/** Asks to quit, and gives whether that was held up. */
function asked(how: 'onQuit' | 'onSessionEnd' = 'onQuit'): boolean {
  let heldUp = false;
  const preventDefault = () => {
    heldUp = true;
  };
  ending[how]({ preventDefault });
  return heldUp;
}
const settled = () => new Promise(setImmediate);

test('with nothing unfinished the app ends at once', () => {
  expect(asked()).toBe(false);
  expect(ends).toBe(1);
});

test('it is held up while something is unfinished, and then ends by itself, once', async () => {
  unfinished = true;
  expect([asked(), asked(), asked()]).toEqual([true, true, true]);
  await settled();
  expect([ends, quits]).toEqual([1, 0]);
  finish();
  await settled();
  expect([ends, quits]).toEqual([1, 1]);
  expect(asked()).toBe(false);
});

test('an end that goes wrong is an end, too', async () => {
  unfinished = true;
  asked();
  finish(new Error('no'));
  await settled();
  expect(quits).toBe(1);
});

test('the end of the whole session is asked to wait for what is unfinished, and nothing prevents it after that', async () => {
  unfinished = true;
  expect(asked('onSessionEnd')).toBe(true);
  expect(asked()).toBe(false);
  finish();
  await settled();
  expect([ends, quits]).toEqual([1, 1]);
});

test('with nothing unfinished it is not asked to wait, and whoever quits already is not held up any more', async () => {
  expect(asked('onSessionEnd')).toBe(false);
  unfinished = true;
  expect(asked()).toBe(false);
  ending.onSessionEnd();
  expect(ends).toBe(1);
});
